import type { BoardEntry } from "../../../shared/schema/round.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import type { Words } from "../texts/use-texts.ts";
import type { boardTexts } from "./board-texts.ts";
import { punctuality } from "./board-totals.ts";

/**
 * How far a unit is, in words: its revision, when it submitted, and whether that was in time. In time is judged by the
 * first revision, so of several it is that one's time. `open`: the round still takes submissions.
 */
export function entryDetails(entry: BoardEntry, open: boolean, words: Words<typeof boardTexts>): string[] {
  const { revision, firstSubmittedAt } = entry;
  const punctual = punctuality(entry);
  const submitted = revision > 1 ? "firstSubmittedAt" : "submittedAt";
  return [
    ...(revision > 0 ? [words("revision", { revision })] : []),
    ...(firstSubmittedAt === null ? [] : [words(submitted, { time: beijingTime(firstSubmittedAt) })]),
    ...(punctual === "awaited" && !open ? [] : [words(punctual)]),
  ];
}
