import { normaliseName } from "../../../shared/codec/name.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { headingIn } from "./heading-in.ts";
import { kindBeside, type RowWords } from "./row-words.ts";
import type { RowArea, StubColumns } from "./stub-rows.ts";

/** What a heading between the rows says of the numbers below it (二、2025年目标); `numbering` is how the heading is numbered. */
export type SectionWords = { words: RowWords; numbering: string };

/**
 * The words that hold from a row on. They count only where the heads of the numbers leave open what the heading says; a
 * heading within the section (（一）创新投入) changes nothing, the next one of its kind ends it.
 */
export function sectionWords(
  cells: SheetCells,
  row: number,
  {
    code,
    name,
    values,
    open,
    spoken,
  }: Pick<StubColumns, "code" | "name" | "values" | "open"> & Pick<RowArea, "spoken">,
  before: SectionWords | null,
): SectionWords | null {
  if (!open.kind && !open.period) return null;
  const stub = [code, name].flatMap((column) => column ?? []);
  const heading = headingIn(cells, row, { stub, values });
  if (heading === null) return before;
  const numbering = numberingOf(heading);
  const said = kindBeside(normaliseName(heading), spoken);
  if (said === null || said === "none") return numbering === before?.numbering ? null : before;
  const words = wordsOfHeading(heading, open, spoken);
  return words === null ? null : { words, numbering };
}

/** What a heading says of the numbers below it, as far as their heads leave it open; null where it says nothing, or more. */
export function wordsOfHeading(
  heading: string,
  open: StubColumns["open"],
  spoken: string | null,
): RowWords | null {
  const words = kindBeside(normaliseName(heading), spoken);
  if (words === null || words === "none") return null;
  const says = { kind: words.kind !== null, period: words.period !== null || !words.certain };
  const isOpen = (!says.kind || open.kind) && (!says.period || open.period);
  return isOpen && (says.kind || says.period) ? words : null;
}

/** How a heading is numbered: "一、", "(一)" or not at all. */
export const numberingOf = (heading: string): string =>
  /^[一二三四五六七八九十]+[、.]/.test(heading) ? "一、" : /^[(（]/.test(heading) ? "(一)" : "";
