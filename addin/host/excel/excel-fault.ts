import type { HostRefusal, HostRefusalCode } from "../port.ts";

/** A refusal found inside a batch. It never leaves this folder: `runExcel` turns it back into a value. */
export class ExcelFault extends Error {
  readonly refusal: HostRefusal;

  constructor(code: HostRefusalCode, detail: Record<string, string> = {}) {
    super(`${code} ${JSON.stringify(detail)}`);
    this.name = "ExcelFault";
    this.refusal = { code, detail };
  }
}
