import { type Result, refuse, succeed } from "../../../shared/result.ts";
import type { HostRefusal, HostRefusalCode } from "../port.ts";

/**
 * A refusal found deep inside a file. Readers throw it instead of handing a Result through every cell;
 * it never leaves this folder: `attempt` turns it back into a value at the door.
 */
export class FileFault extends Error {
  readonly refusal: HostRefusal;

  constructor(code: HostRefusalCode, detail: Record<string, string>) {
    super(`${code} ${JSON.stringify(detail)}`);
    this.name = "FileFault";
    this.refusal = { code, detail };
  }
}

/** Runs `work`; a FileFault becomes its refusal, anything else is a bug and goes on up. */
export function attempt<T>(work: () => T): Result<T, HostRefusal> {
  try {
    return succeed(work());
  } catch (cause) {
    if (cause instanceof FileFault) return refuse(cause.refusal);
    throw cause;
  }
}

/** The parts of a file contradict each other; `part` is the part, `reason` a short English word for the log. */
export const damaged = (part: string, reason: string): FileFault =>
  new FileFault("damaged", { part, reason });
