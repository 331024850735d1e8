import type * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Refusal } from "../service/refusal.ts";
import type { Ctx } from "./context.ts";

/** A submission of 2,000 rows is about 0.9 MB; nothing larger is meant for this API. */
export const bodyLimit = 1024 * 1024;

/** More would only repeat the same mistake, row by row. */
const maxErrors = 50;

/** Reads, parses and checks a JSON body; the text is given too, as it names the request for idempotency. */
export async function readBody<S extends z.ZodType>(
  c: Ctx,
  schema: S,
): Promise<Result<{ value: z.output<S>; text: string }, Refusal>> {
  const type = c.req.header("Content-Type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return refuse({ code: "unsupported-media-type" });
  const text = await readText(c.req.raw);
  if (text === undefined) return refuse({ code: "body-too-large" });
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = checkAgainst(schema, json.value, "");
  return parsed.ok ? succeed({ value: parsed.value, text }) : parsed;
}

/** Checks what came in; the refusal says where it is wrong, never what was sent. */
export function checkAgainst<S extends z.ZodType>(
  schema: S,
  value: unknown,
  under: string,
): Result<z.output<S>, Refusal> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return succeed(parsed.data);
  const errors = parsed.error.issues
    .flatMap((issue) =>
      pathsOf(issue).map((path) => ({ pointer: under + pointerTo(path), code: issue.code })),
    )
    .slice(0, maxErrors);
  return refuse({ code: "malformed", errors });
}

/** Of superfluous members each is named, not the object they stand in. */
const pathsOf = (issue: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${escapePointer(String(part))}`).join("");

const escapePointer = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

function parseJson(text: string): Result<unknown, Refusal> {
  try {
    const value: unknown = JSON.parse(text);
    return succeed(value);
  } catch (error) {
    if (error instanceof SyntaxError) return refuse({ code: "not-json" });
    throw error;
  }
}

/**
 * Undefined when it is larger than the limit. Where its length is said, the server holds it to that; else reading
 * stops at the limit.
 */
async function readText(request: Request): Promise<string | undefined> {
  const said = request.headers.get("Content-Length");
  if (said === null) return readStream(request.body);
  if (Number(said) > bodyLimit) return undefined;
  const text = await request.text();
  return text.length > bodyLimit ? undefined : text;
}

async function readStream(body: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimit) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
