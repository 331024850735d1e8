import type { HostRefusal, HostRefusalCode } from "../port.ts";

/**
 * Codes of OfficeExtension.Error that people can do something about. What is not here is a bug of ours and surfaces.
 * Sources: Excel.ErrorCodes; the numbers 5004 … 7000 of the host are turned into these words by office.js itself.
 */
const REFUSALS: Readonly<Record<string, HostRefusalCode>> = {
  InvalidOperationInCellEditMode: "editing",
  AccessDenied: "access-denied",
  ActivityLimitReached: "busy",
  WriteNotSupportedWhenModalDialogOpen: "busy",
  // The web host dropped the call, or another workbook has the focus: asking again helps.
  RequestAborted: "busy",
  InactiveWorkbook: "busy",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  RangeExceedsLimit: "too-large",
  OperationCellsExceedLimit: "too-large",
  InvalidOrTimedOutSession: "workbook-gone",
};

/** What Excel says where a sheet, name or format was deleted meanwhile; of a range it holds for us, the second. */
const GONE: readonly string[] = ["ItemNotFound", "InvalidReference"];

export const isGone = (cause: unknown): boolean =>
  cause instanceof OfficeExtension.Error && GONE.includes(cause.code);

export const isAccessDenied = (cause: unknown): boolean =>
  cause instanceof OfficeExtension.Error && cause.code === "AccessDenied";

/** Somebody else has meanwhile added a sheet or a name that was to be added. */
export const isAlreadyThere = (cause: unknown): boolean =>
  cause instanceof OfficeExtension.Error && cause.code === "ItemAlreadyExists";

/** Excel turns such a batch away as a whole, before its first action. */
const TURNED_AWAY: readonly string[] = [
  "InvalidOperationInCellEditMode",
  "ActivityLimitReached",
  "WriteNotSupportedWhenModalDialogOpen",
  "RequestPayloadSizeLimitExceeded",
  "InvalidOrTimedOutSession",
];

/** Whether part of the failed batch may have been done: Excel stops at the first error and keeps what was before it. */
export const mayHaveActed = (cause: unknown): boolean =>
  !(cause instanceof OfficeExtension.Error && TURNED_AWAY.includes(cause.code));

/**
 * The refusal that a failure of Excel stands for; undefined for what nobody expects. `sheet` names what the batch is
 * about: only with it can a missing item be told as a missing sheet.
 */
export function refusalOfFailure(cause: unknown, sheet?: string): HostRefusal | undefined {
  if (!(cause instanceof OfficeExtension.Error)) return undefined;
  if (GONE.includes(cause.code) && sheet !== undefined) {
    return { code: "sheet-not-found", detail: { sheet } };
  }
  const code = REFUSALS[cause.code];
  return code && { code, detail: {} };
}
