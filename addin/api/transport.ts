import { type Result, refuse, succeed } from "../../shared/result.ts";
import { problem } from "../../shared/schema/problem.ts";
import type { ApiFailure } from "./failure.ts";
import { untilCancelled } from "./until-cancelled.ts";

/** What the client needs of the platform. */
export type Wire = {
  /** Address of the server without path: "http://localhost:8787". */
  server: string;
  fetch: (request: Request) => Promise<Response>;
  /** A call without an answer for so long is given up. */
  timeoutMs: number;
  wait: (ms: number) => Promise<void>;
};

export type Call = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below /api/v1/, with its query. */
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** Sending it twice does no harm: a read, or a write with an Idempotency-Key. */
  repeatable: boolean;
  /** Ends the call when the person cancels it. */
  signal?: AbortSignal;
};

export type Reply = { status: number; headers: Headers; body: unknown };

/** Pauses before the second and third try of a repeatable call, in milliseconds. */
const pauses = [200, 800];

/** One call: bounded in time, repeated at most twice and only where that does no harm. Once cancelled, never again. */
export async function exchange(wire: Wire, call: Call): Promise<Result<Reply, ApiFailure>> {
  let result = await attempt(wire, call);
  for (const pause of call.repeatable ? pauses : []) {
    if (result.ok || !worthRepeating(result.error)) return result;
    await untilCancelled(wire.wait(pause), call.signal);
    result = await attempt(wire, call);
  }
  return result;
}

/** A time-out is not repeated: the person would wait for it three times over. */
function worthRepeating(failure: ApiFailure): boolean {
  if (failure.kind === "offline") return failure.why === "unreachable";
  if (failure.kind === "server") return failure.status >= 502;
  return failure.kind === "refused" && failure.problem.code === "unavailable";
}

async function attempt(wire: Wire, call: Call): Promise<Result<Reply, ApiFailure>> {
  if (call.signal?.aborted) return refuse({ kind: "cancelled" });
  const request = makeRequest(wire, call);
  try {
    const response = await wire.fetch(request);
    return readReply(response, await response.text());
  } catch (error) {
    if (call.signal?.aborted) return refuse({ kind: "cancelled" });
    const why = networkFailure(error);
    if (why === undefined) throw error;
    return refuse({ kind: "offline", why });
  }
}

function makeRequest(wire: Wire, { method, path, body, headers, signal }: Call): Request {
  const inTime = AbortSignal.timeout(wire.timeoutMs);
  return new Request(`${wire.server}/api/v1/${path}`, {
    method,
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // The API never redirects. Following one could hand a password to whoever answers in its place.
    redirect: "manual",
    signal: signal ? AbortSignal.any([signal, inTime]) : inTime,
  });
}

/** The Fetch standard rejects with TypeError for every network error; anything else is a mistake of ours. */
function networkFailure(error: unknown): "unreachable" | "timeout" | undefined {
  if (error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError"))
    return "timeout";
  return error instanceof TypeError ? "unreachable" : undefined;
}

function readReply(response: Response, text: string): Result<Reply, ApiFailure> {
  const { status, headers } = response;
  if (status === 304 || status === 204) return succeed({ status, headers, body: null });
  const body = parseJson(text);
  if (status >= 200 && status < 300) {
    return body.ok ? succeed({ status, headers, body: body.value }) : notJson(status);
  }
  const refusal = body.ok ? problem.safeParse(body.value) : undefined;
  if (refusal?.success) return refuse({ kind: "refused", problem: refusal.data });
  return status >= 500 ? refuse({ kind: "server", status }) : notJson(status);
}

const notJson = (status: number) => refuse<ApiFailure>({ kind: "unreadable", status, what: "not-json" });

function parseJson(text: string): Result<unknown, "not-json"> {
  try {
    const value: unknown = JSON.parse(text);
    return succeed(value);
  } catch (error) {
    if (error instanceof SyntaxError) return refuse("not-json");
    throw error;
  }
}
