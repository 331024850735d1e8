import { ReadableQueries } from "./readable-query.ts";
import { type RequestKind, requestKind } from "./request-kind.ts";
import type { RequestBody, ResponseBody } from "./wire.ts";

export type TracedRequest = {
  kind: RequestKind;
  flags: number;
  /** UTF-8 bytes of the JSON, each way; 0 back when the program refused the call. */
  requestBytes: number;
  responseBytes: number;
  /** One line an action, objects by the way to them instead of by number. */
  lines: readonly string[];
  /** Of the ProcessQuery ("ItemNotFound") or of the call ("5004"). */
  error: string | null;
};

/** Every ProcessQuery that went by, to be counted and compared. */
export class Trace {
  readonly requests: TracedRequest[] = [];
  #readable = new ReadableQueries();

  record(
    body: RequestBody,
    call: { flags: number; requestBytes: number; responseBytes: number },
    outcome: ResponseBody | number,
  ): void {
    const answered = typeof outcome === "number" ? null : outcome;
    const error = answered === null ? String(outcome) : (answered.Error?.Code ?? null);
    this.requests.push({
      kind: requestKind(body),
      ...call,
      lines: this.#readable.lines(body, answered),
      error,
    });
  }

  /** Those the add-in asked for. */
  get syncs(): TracedRequest[] {
    return this.requests.filter(({ kind }) => kind === "sync");
  }

  counts(): { syncs: number; requestBytes: number; responseBytes: number } {
    const total = { syncs: 0, requestBytes: 0, responseBytes: 0 };
    for (const { requestBytes, responseBytes } of this.syncs) {
      total.syncs += 1;
      total.requestBytes += requestBytes;
      total.responseBytes += responseBytes;
    }
    return total;
  }

  /** The syncs as text that can be stored and compared (golden trace). */
  text(): string {
    const blocks = this.syncs.map(({ lines, requestBytes, responseBytes, error }, index) => {
      const head = `sync ${index + 1}: ${requestBytes} B → ${responseBytes} B${error ? `, ${error}` : ""}`;
      return [head, ...lines.map((line) => `  ${line}`)].join("\n");
    });
    return `${blocks.join("\n\n")}\n`;
  }

  clear(): void {
    this.requests.length = 0;
  }

  /** Another workbook: names learnt from the last one mean nothing now. */
  forget(): void {
    this.clear();
    this.#readable = new ReadableQueries();
  }
}
