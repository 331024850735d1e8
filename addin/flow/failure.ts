import type { ApiFailure } from "../api/failure.ts";
import type { HostRefusal } from "../host/port.ts";
import type { ReadingRefusal } from "../table/reading.ts";

/** Why a journey ends although workbook and server did what they were asked. Each has one sentence in addin/text. */
export type StopCode =
  | "period-unknown" // neither the sheet nor the person says which period
  | "period-unreadable" // what the person says is no period
  | "period-differs" // the sheet speaks of another period than the round
  | "org-unknown" // the unit named in the sheet is none of the city's
  | "other-org" // the sheet is another unit's
  | "unit-not-in-table" // a table of many units without the one that reports
  | "form-differs" // the workbook was made from another version than the round's
  | "template-there" // the workbook has a template already
  | "form-unknown" // no form of that id is at hand
  | "form-not-at-hand" // the version does not come with the program, and the server cannot be asked for it now
  | "period-not-of-form" // a quarter for a yearly form …
  | "no-round" // no round for this form, unit and period
  | "round-not-open"
  | "wrong-round-step" // published before it is closed …
  | "wrong-decision" // only what stands as submitted is accepted or returned
  | "several-rounds" // the person has to name one
  | "changed-since-preview" // the workbook holds other figures than those the person has looked through
  | "changed-since-offer" // cells to fill in are no longer as they were when the person agreed
  | "already-accepted" // another document of the unit is accepted and stays
  | "not-published"
  | "not-reviewed" // the submission was not looked at on this machine
  | "changed-since-review"; // another revision than the one that was looked at
export type Stop = { code: StopCode; detail: Record<string, string> };

export type FlowFailure =
  | { kind: "api"; failure: ApiFailure }
  | { kind: "host"; refusal: HostRefusal }
  | { kind: "reading"; refusal: ReadingRefusal }
  | { kind: "stop"; stop: Stop };

export const apiFailed = (failure: ApiFailure): { ok: false; error: FlowFailure } => ({
  ok: false,
  error: { kind: "api", failure },
});

export const hostRefused = (refusal: HostRefusal): { ok: false; error: FlowFailure } => ({
  ok: false,
  error: { kind: "host", refusal },
});

/** Nothing was sent and nothing written. */
export const cancelled: { ok: false; error: FlowFailure } = hostRefused({ code: "cancelled", detail: {} });

/** The person has ended the journey: no fault to be shown as one. */
export const isCancelled = (failure: FlowFailure): boolean =>
  (failure.kind === "host" && failure.refusal.code === "cancelled") ||
  (failure.kind === "api" && failure.failure.kind === "cancelled");

/** Nobody is signed in any more: signing in is what to do, and the same step then goes on. */
export const isSignedOut = (failure: FlowFailure): boolean =>
  failure.kind === "api"
    ? failure.failure.kind === "unauthenticated"
    : failure.kind === "stop" &&
      failure.stop.code === "form-not-at-hand" &&
      failure.stop.detail.why === "signed-out";

export const stopped = (
  code: StopCode,
  detail: Record<string, string> = {},
): { ok: false; error: FlowFailure } => ({ ok: false, error: { kind: "stop", stop: { code, detail } } });
