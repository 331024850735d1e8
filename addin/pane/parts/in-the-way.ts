import type { CheckReport } from "../../flow/check.ts";
import type { Locale } from "../../text/locale.ts";
import type { Releases } from "../releases/use-releases.ts";
import type { Words } from "../texts/use-texts.ts";
import type { partsTexts } from "./parts-texts.ts";

/**
 * How many findings keep a table from being submitted, by what is to be done: corrected; corrected or released; nothing but
 * waiting or looking again, for the city was asked; explained.
 */
export type InTheWay = { error: number; releasable: number; asked: number; open: number };

/** `open`: findings that are not explained yet, where that is asked for. */
export function inTheWayOf(
  { findings, counts }: Pick<CheckReport, "findings" | "counts">,
  { isOpen, standingOf }: Pick<Releases, "isOpen" | "standingOf">,
  open: number,
): InTheWay {
  const asked = findings.filter((finding) => {
    const state = isOpen(finding) ? standingOf(finding)?.state : undefined;
    return state === "asked" || state === "released";
  }).length;
  return { error: counts.error, releasable: counts.releasable - asked, asked, open };
}

/** "1 条必须改正、3 条待说明"; empty where nothing is in the way. */
export function inTheWayText(inTheWay: InTheWay, words: Words<typeof partsTexts>, locale: Locale): string {
  const kinds = (["error", "releasable", "asked", "open"] as const).filter((kind) => inTheWay[kind] > 0);
  return kinds
    .map((kind) => words(`${kind}Left`, { count: inTheWay[kind] }))
    .join(locale === "zh" ? "、" : ", ");
}

/** Name of the sentence that says what to do about a table that is blocked. */
export const nextOf = ({ error, releasable }: InTheWay): "blockedNext" | "blockedRelease" | "blockedAsked" =>
  error > 0 ? "blockedNext" : releasable > 0 ? "blockedRelease" : "blockedAsked";
