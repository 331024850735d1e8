import * as z from "zod";
import { explanationCategory, longestExplanation } from "../../shared/schema/finding.ts";
import type { Saying } from "../table/results-in-workbook.ts";
import type { CheckReport } from "./check.ts";
import type { Sayings } from "./explaining.ts";

const saying = z.object({
  category: explanationCategory.nullable(),
  text: z.string().max(longestExplanation),
});

/** 审核说明 on this machine. `written`: as it was put into the sheet 审核结果 last; null where it never was. */
export const explanationDraft = z.object({
  ...saying.shape,
  written: saying.nullable(),
  /** Rule and figures it explains, whatever their values: when those change, it may be used again. */
  about: z.string(),
});
export type ExplanationDraft = z.infer<typeof explanationDraft>;

/** Which table's findings are explained. `org` null: its unit is not known. */
export type ExplanationPlace = { workbook: string; org: string | null; period: string };

/** What was written and not submitted yet, by fingerprint; outlives the pane. Holds no figures but what people write. */
export interface ExplanationDrafts {
  load(place: ExplanationPlace): Promise<ReadonlyMap<string, ExplanationDraft>>;
  save(place: ExplanationPlace, fingerprint: string, draft: ExplanationDraft): Promise<void>;
}

export const placeOf = (workbook: string, { org, period }: Pick<CheckReport, "org" | "period">) => ({
  workbook,
  org,
  period,
});

/**
 * What counts of what was written here and what stands in the sheet 审核结果: a text that somebody has edited in its cell,
 * unless it was changed here as well since it was put there.
 */
export function settleSayings(drafts: ReadonlyMap<string, ExplanationDraft>, onSheet: Sayings): Sayings {
  const settled = new Map(onSheet);
  for (const [fingerprint, { category, text, written }] of drafts) {
    const cell = onSheet.get(fingerprint);
    const isEditedThere = written !== null && cell !== undefined && !isSame(cell, written);
    const isEditedHere = written === null || !isSame({ category, text }, written);
    if (!isEditedThere || isEditedHere) settled.set(fingerprint, { category, text });
  }
  return settled;
}

const isSame = (a: Saying, b: Saying): boolean =>
  a.category === b.category && a.text.trim() === b.text.trim();
