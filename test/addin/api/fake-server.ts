import type { ProblemCode } from "../../../shared/schema/problem.ts";

/** What a fake server got, in order. */
export type Seen = { method: string; path: string; headers: Record<string, string>; body: unknown };

/** Answers one request, or fails as a network would by throwing. */
export type Answer = (seen: Seen) => Response | Promise<Response>;

/**
 * A fetch that answers by script: each entry of `answers` is used once, the last one again and again. No port, no
 * server; what was asked stands in `requests`.
 */
export function scriptedFetch(...answers: Answer[]): {
  fetch: (request: Request) => Promise<Response>;
  requests: Seen[];
} {
  const requests: Seen[] = [];
  return {
    requests,
    fetch: async (request) => {
      const text = await request.text();
      const seen: Seen = {
        method: request.method,
        path: request.url.replace(/^https?:\/\/[^/]+\/api\/v1\//, ""),
        headers: Object.fromEntries(request.headers),
        body: text === "" ? null : JSON.parse(text),
      };
      const answer = answers[Math.min(requests.length, answers.length - 1)];
      requests.push(seen);
      if (!answer) throw new Error("the script has no answer");
      return answer(seen);
    },
  };
}

export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(JSON.stringify(body), {
      status,
      headers: { "Content-Type": "application/json", ...headers },
    });

export const html =
  (status: number): Answer =>
  () =>
    new Response("<html><body>Bad gateway or a portal</body></html>", {
      status,
      headers: { "Content-Type": "text/html" },
    });

export const refusal =
  (status: number, code: ProblemCode, extra: object = {}): Answer =>
  () =>
    new Response(
      JSON.stringify({
        type: `urn:zhibao:problem:${code}`,
        title: code,
        status,
        code,
        requestId: "r-1",
        ...extra,
      }),
      { status, headers: { "Content-Type": "application/problem+json" } },
    );

/** fetch rejects with TypeError when there is no network. */
export const noNetwork: Answer = () => {
  throw new TypeError("fetch failed");
};

/** As AbortSignal.timeout ends a call. */
export const timesOut: Answer = () => {
  throw new DOMException("The operation was aborted due to timeout", "TimeoutError");
};
