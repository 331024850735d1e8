import { normaliseName } from "../../../shared/codec/name.ts";
import type { Form } from "../../../shared/schema/form.ts";
import { category } from "../../../shared/schema/indicator.ts";
import type { RowDoubt, RowMatch } from "../reading.ts";
import type { SheetCells } from "../sheet-cells.ts";
import { askedInstead } from "./asked-instead.ts";
import { headingIn } from "./heading-in.ts";
import { noFigure } from "./match-rows.ts";
import { headsPart } from "./part-sections.ts";
import { saysOtherPeriod } from "./period-heading.ts";
import { numberingOf, wordsOfHeading } from "./section-words.ts";
import { type StubColumns, textFromAbove } from "./stub-rows.ts";
import { type KnownUnits, unitHeading } from "./unit-heading.ts";

/**
 * A heading between the rows that gives those below it to a part of the unit, to another one, or to another period. `others`: the unit
 * that reports has a section of its own, and the rows are none of its.
 */
export type RowSection = {
  heading: string;
  doubt: Extract<RowDoubt, "part" | "unit" | "words"> | "others";
};

export type SectionArea = {
  headerRow: number;
  bottom: number;
  left: number;
  stub: StubColumns;
  /** Columns whose numbers are reported, and the one of their year. */
  values: readonly number[];
  dataYear: number | null;
  form: Form;
  /** null where it is not known. */
  period: string | null;
  hasTargets: boolean;
  units: KnownUnits;
};

type Open = { heading: string; numbering: string };

/**
 * The sections that rows stand in, by row; rows that belong to the unit and year reported, as far as headings say, have none. Of
 * another unit are all rows down to the heading of the next unit; the other sections end at the next heading of their kind that is
 * no category of the form.
 */
export function rowSections(
  rows: readonly RowMatch[],
  cells: SheetCells,
  area: SectionArea,
): ReadonlyMap<number, RowSection> {
  const headings = headingsOf(rows, cells, area);
  const hasOwn = headings.some(({ whose }) => whose === "own");
  const apart = toldApart(headings, rows, area.units);
  const isOther = ({ whose }: Heading) => apart && (whose === "other" || (hasOwn && whose === "whole"));
  const open: OpenSections = { unit: null, part: null, words: null };
  const found = new Map<number, RowSection>();
  let last: RowSection | null = null;
  let next = 0;
  for (const match of rows) {
    for (let at = headings[next]; at !== undefined && at.row <= match.row; at = headings[++next]) {
      if (isOther(at) || at.whose === "own") open.unit = at.whose === "own" ? null : at.heading;
      open.part = opened(open.part, at, at.isPart);
      open.words = opened(open.words, at, at.isOtherPeriod);
    }
    const said = sectionIn(open, match, cells, area);
    if (said === null) continue;
    const section = { ...said, doubt: hasOwn && said.doubt === "unit" ? ("others" as const) : said.doubt };
    // the rows below one heading share its section
    if (last?.heading !== section.heading || last.doubt !== section.doubt) last = section;
    found.set(match.row, last);
  }
  return found;
}

type OpenSections = { unit: string | null; part: Open | null; words: Open | null };

function sectionIn(
  { unit, part, words }: OpenSections,
  { row, doubt }: RowMatch,
  cells: SheetCells,
  { stub: { orgs }, dataYear }: SectionArea,
): RowSection | null {
  if (unit !== null) return { heading: unit, doubt: "unit" };
  // asked by the column that names its unit
  if (doubt === "unit" && orgs !== null) return { heading: textFromAbove(cells, row, orgs), doubt };
  if (part !== null) return { heading: part.heading, doubt: "part" };
  const year = dataYear === null ? null : /(?:19|20)\d{2}/.exec(cells.text(row, dataYear))?.[0];
  // 二、2024年指标 over late data whose 数据年份 is 2024
  const saysItself = year && words?.heading.includes(year);
  return words === null || saysItself ? null : { heading: words.heading, doubt: "words" };
}

/** The rows with what their sections make of them. */
export const askRowsOfSections = (
  rows: readonly RowMatch[],
  sections: ReadonlyMap<number, RowSection>,
): RowMatch[] =>
  rows.map((match) => {
    const section = sections.get(match.row);
    if (section === undefined) return match;
    return section.doubt === "others" ? noFigure(match) : askedInstead(match, section.doubt);
  });

type Heading = Open & {
  row: number;
  whose: ReturnType<typeof unitHeading>;
  isPart: boolean;
  isOtherPeriod: boolean;
  isCategory: boolean;
};

function headingsOf(rows: readonly RowMatch[], cells: SheetCells, area: SectionArea): Heading[] {
  const { stub, values, form, period, hasTargets, units } = area;
  const named = [stub.code, stub.name].flatMap((column) => column ?? []);
  if (named.length === 0) return [];
  const noHeading = new Set(
    rows.flatMap(({ row, sureness, unit }) => (sureness === "sure" || unit !== null ? [row] : [])),
  );
  const categories = new Set(
    [...form.rows.flatMap((row) => (row.kind === "category" ? [row.label] : [])), ...category.options].map(
      normaliseName,
    ),
  );
  // a column without a head before the first one is the table's, unless another table may stand there
  const from = area.left - 1 === cells.range.left ? cells.range.left : area.left;
  const headings: Heading[] = [];
  for (let row = area.headerRow + 1; row <= area.bottom; row += 1) {
    const heading = noHeading.has(row) ? null : headingIn(cells, row, { stub: named, values, from });
    if (heading === null) continue;
    const whose = unitHeading(heading, units);
    const said = wordsOfHeading(heading, stub.open, period);
    headings.push({
      ...{ row, heading, whose, numbering: numberingOf(heading) },
      isPart: whose !== "own" && headsPart(heading),
      isOtherPeriod: period !== null && said === null && saysOtherPeriod(heading, { period, hasTargets }),
      isCategory: categories.has(normaliseName(heading)),
    });
  }
  return headings;
}

/** One area named above all rows, where it is not known which unit reports, is that unit. */
function toldApart(
  headings: readonly Heading[],
  rows: readonly RowMatch[],
  { orgNames }: KnownUnits,
): boolean {
  if (orgNames.length > 0) return true;
  const areas = headings.filter(({ whose }) => whose === "other");
  const [first] = areas;
  const before = rows.some(({ row, sureness }) => sureness === "sure" && row < (first?.row ?? 0));
  return before || new Set(areas.map(({ heading }) => heading)).size > 1;
}

/** A section goes on below headings of a lower kind and below categories; another one may begin. */
function opened(open: Open | null, heading: Heading, begins: boolean): Open | null {
  if (heading.isCategory) return open;
  if (begins) return heading;
  return open !== null && within(heading, open) ? open : null;
}

/** （一） below 一、, and any number below a heading without one. */
const within = (heading: Open, open: Open): boolean => depth(heading) > depth(open);
const depths = ["", "一、", "(一)"];
const depth = ({ numbering }: Open): number => depths.indexOf(numbering);
