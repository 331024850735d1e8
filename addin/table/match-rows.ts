import { normaliseName, unitInName } from "../../shared/codec/name.ts";
import { type Form, isIndicatorRow } from "../../shared/schema/form.ts";
import type { RowMatch } from "./reading.ts";
import type { SheetCells } from "./sheet-cells.ts";

/** Columns a row is recognised by; null where the table has none. */
export type StubColumns = { code: number | null; name: number | null; unit: number | null };

/** A row below the header and what it says in its stub. */
type StubRow = { row: number; code: string | null; name: string; unit: string | null };

/** A suggestion shares at least this part of its letter pairs with the name in the sheet. */
const likelyEnough = 0.5;

/**
 * Matches the rows below the header to the form's indicators: by code, else by the very name, else by a known alias.
 * A code beside the name of another indicator or of none, and any mere likeness, is asked and not bound.
 */
export function matchRows(
  cells: SheetCells,
  { headerRow, bottom }: { headerRow: number; bottom: number },
  stub: StubColumns,
  form: Form,
): RowMatch[] {
  const names = nameIndex(form);
  const codes = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  return stubRows(cells, { headerRow, bottom }, stub).map((row) => matchRow(row, codes, names));
}

function matchRow(stubRow: StubRow, codes: ReadonlySet<string>, names: NameIndex): RowMatch {
  const { code, name } = stubRow;
  const byName = names.byName.get(normaliseName(name));
  if (code !== null && codes.has(code)) {
    const agrees =
      byName === undefined
        ? normaliseName(name) === "" || (resembles(name, code, names) && countsAlike(name, code, names))
        : byName.indicator === code;
    if (agrees) return { ...stubRow, indicator: code, how: "code", sureness: "sure", suggestions: [] };
    const others = byName === undefined ? suggest(name, names) : [byName.indicator];
    const suggestions = [...new Set([code, ...others])].slice(0, 3);
    return { ...stubRow, indicator: null, how: "suggestion", sureness: "asked", suggestions };
  }
  if (byName !== undefined) {
    return { ...stubRow, indicator: byName.indicator, how: byName.how, sureness: "sure", suggestions: [] };
  }
  const suggestions = suggest(name, names);
  const asked = suggestions.length > 0 || code !== null;
  return {
    ...stubRow,
    indicator: null,
    how: suggestions.length > 0 ? "suggestion" : "none",
    sureness: asked ? "asked" : "ignored",
    suggestions,
  };
}

/** 累计总量 beside the code of a 新增: another quantity, however alike the names are (traps C08). */
function countsAlike(name: string, code: string, { measureOf }: NameIndex): boolean {
  const measure = measureOf.get(code) ?? "";
  if (/总数|总量|累计|存量/.test(name)) return measure !== "新增";
  return !/新增|新认定/.test(name) || measure !== "累计";
}

type NameIndex = {
  /** 新增, 累计 … of each indicator by its code. */
  measureOf: ReadonlyMap<string, string>;
  byName: ReadonlyMap<string, { indicator: string; how: "name" | "alias" }>;
  pairs: readonly { indicator: string; pairs: ReadonlySet<string> }[];
};

function nameIndex(form: Form): NameIndex {
  const byName = new Map<string, { indicator: string; how: "name" | "alias" }>();
  const listed = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  const indicators = form.indicators.filter(({ code }) => listed.has(code));
  for (const { code, aliases } of indicators) {
    for (const alias of aliases) byName.set(normaliseName(alias), { indicator: code, how: "alias" });
  }
  for (const row of form.rows.filter(isIndicatorRow)) {
    if (row.label !== null) byName.set(normaliseName(row.label), { indicator: row.indicator, how: "name" });
  }
  for (const { code, name } of indicators) byName.set(normaliseName(name), { indicator: code, how: "name" });
  const pairs = [...byName].map(([name, { indicator }]) => ({ indicator, pairs: letterPairs(name) }));
  return { byName, pairs, measureOf: new Map(indicators.map(({ code, measure }) => [code, measure])) };
}

/** Rows with a code or a name, down to the end of the sheet. */
function stubRows(
  cells: SheetCells,
  { headerRow, bottom }: { headerRow: number; bottom: number },
  stub: StubColumns,
): StubRow[] {
  const rows: StubRow[] = [];
  for (let row = headerRow + 1; row <= bottom; row += 1) {
    const code =
      stub.code === null ? "" : cells.text(row, stub.code).normalize("NFKC").replace(/\s/g, "").toUpperCase();
    const name = stub.name === null ? "" : cells.text(row, stub.name);
    const unit = stub.unit === null ? "" : cells.text(row, stub.unit);
    if (code === "" && name === "") continue;
    rows.push({
      row,
      code: /^KJ-\d{2,3}$/.test(code) ? code : null,
      name,
      unit: unit === "" ? (unitInName(name) ?? null) : unit,
    });
  }
  return rows;
}

/** Indicators whose names share most letter pairs with the given one (Dice), best first, at most three. */
function suggest(name: string, { pairs: known }: NameIndex): string[] {
  const own = letterPairs(normaliseName(name));
  const likeness = new Map<string, number>();
  for (const { indicator, pairs } of known) {
    const score = dice(own, pairs);
    if (score >= likelyEnough) likeness.set(indicator, Math.max(score, likeness.get(indicator) ?? 0));
  }
  return [...likeness]
    .sort(([codeA, a], [codeB, b]) => b - a || (codeA < codeB ? -1 : 1))
    .slice(0, 3)
    .map(([indicator]) => indicator);
}

/** A name beside a code: another spelling of the indicator's own, or something else. */
function resembles(name: string, code: string, { pairs: known }: NameIndex): boolean {
  const own = letterPairs(normaliseName(name));
  return known.some(({ indicator, pairs }) => indicator === code && dice(own, pairs) >= likelyEnough);
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

function letterPairs(text: string): Set<string> {
  const letters = [...text];
  return new Set(letters.slice(0, -1).map((letter, index) => letter + (letters[index + 1] ?? "")));
}
