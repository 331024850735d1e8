import { readFileSync } from "node:fs";
import { join } from "node:path";
import { indicatorByCode } from "../../../shared/catalogue/indicators.ts";
import { convert } from "../../../shared/codec/unit.ts";
import type { TakenFigure } from "./expectation.ts";

/** One figure as a bureau's document prints it (columns of test/fixtures/figures.csv). */
export type DocumentFigure = {
  id: string;
  division: string;
  year: string;
  kind: string;
  key: string;
  value: string;
  unit: string;
};

const path = join(import.meta.dirname, "..", "..", "fixtures", "figures.csv");

const rows: readonly DocumentFigure[] = readFileSync(path, "utf8")
  .split(/\r?\n/)
  .slice(1)
  .filter((line) => line !== "")
  .map(fields)
  .map(([id = "", , , division = "", year = "", kind = "", key = "", , , , value = "", unit = ""]) => ({
    id,
    division,
    year,
    kind,
    key,
    value,
    unit,
  }));

function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
  );
}

const kindsOf = { actual: ["actual", "cumulative_actual"], target: ["target", "cumulative_target"] } as const;

/** What the unit's own documents print for the same indicator, year and kind; empty where they print nothing. */
export function documentFigures(
  division: string,
  { indicator, period, kind }: Pick<TakenFigure, "indicator" | "period" | "kind">,
): DocumentFigure[] {
  const key = indicatorByCode.get(indicator)?.key;
  const kinds: readonly string[] = kindsOf[kind];
  return rows.filter(
    (row) => row.division === division && row.year === period && row.key === key && kinds.includes(row.kind),
  );
}

/** The printed number in the catalogue's unit; null for words (全覆盖, 翻一番) and units that count something else. */
export function printedValue({ value, unit }: DocumentFigure, indicator: string): string | null {
  const canonical = indicatorByCode.get(indicator)?.unit ?? "";
  const converted = convert(value, unit === "" ? canonical : unit, canonical);
  return converted.ok ? converted.value : null;
}
