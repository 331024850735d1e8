import { aliasKey } from "../../../shared/codec/alias-key.ts";
import { compareUnits } from "../../../shared/codec/unit.ts";
import type { AcceptedAlias } from "../../../shared/schema/alias.ts";
import { type Form, isIndicatorRow } from "../../../shared/schema/form.ts";
import { rowKey } from "../binding/table-answers.ts";
import type { PlacedFigure, RowMatch, TableReading } from "../reading.ts";

/** Rows that accepted names tell: the indicator of each, by `rowKey`. */
export type AcceptedRows = ReadonlyMap<string, string>;

export const noneAccepted: AcceptedRows = new Map();

/** A name of fewer letters (省级, 总数) means nothing without what stands before it. */
const tellsAlone = 4;

/** A row's name, with the levels before it where another row has the same name, or where it is but a qualifier. */
export function tellingName(row: Pick<RowMatch, "key" | "name">, rows: readonly RowMatch[]): string {
  const bare = aliasKey(row.name);
  const alone = rows.every(({ key, name }) => key === row.key || aliasKey(name) !== bare);
  return alone && bare.length >= tellsAlone ? row.name : hasLevels(row) ? row.key : row.name;
}

const hasLevels = ({ key, name }: Pick<RowMatch, "key" | "name">): boolean => key !== rowKey([], name);

/**
 * Rows of a reading that it left open and an accepted name tells. Never one with a code of its own, one whose indicator
 * another row is, whose unit is another, or whose name two indicators have been given.
 */
export function acceptedRows(
  { rows }: Pick<TableReading, "rows">,
  form: Form,
  aliases: readonly AcceptedAlias[],
): AcceptedRows {
  const sure = new Set(rows.flatMap(({ sureness, indicator }) => (sureness === "sure" ? [indicator] : [])));
  const units = new Map(form.indicators.map(({ code, unit }) => [code, unit]));
  const meant = meantBy(form, aliases);
  const found = new Map<string, string>();
  for (const row of rows) {
    if (row.sureness === "sure" || row.how === "answer" || row.name === "" || row.code !== null) continue;
    const indicator = meant.get(aliasKey(tellingName(row, rows))) ?? meant.get(aliasKey(row.key));
    if (indicator === undefined || indicator === null || sure.has(indicator)) continue;
    const relation = row.unit === null ? "same" : compareUnits(row.unit, units.get(indicator) ?? "");
    if (relation !== "different" && relation !== "unknown") found.set(row.key, indicator);
  }
  return found;
}

/** By `aliasKey`; null where a name was given to two indicators. */
function meantBy(form: Form, aliases: readonly AcceptedAlias[]): ReadonlyMap<string, string | null> {
  const codes = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  const meant = new Map<string, string | null>();
  for (const { indicator, name } of aliases) {
    if (!codes.has(indicator)) continue;
    const key = aliasKey(name);
    meant.set(key, (meant.get(key) ?? indicator) === indicator ? indicator : null);
  }
  return meant;
}

/** All that was sure in one reading of a table is in another, as it was: an accepted name only ever adds. */
export function keepsFigures(after: TableReading, before: TableReading): boolean {
  const now = new Set(after.figures.filter(isSure).map(printed));
  return after.sheet === before.sheet && before.figures.filter(isSure).every((one) => now.has(printed(one)));
}

const isSure = ({ sureness }: PlacedFigure): boolean => sureness === "sure";
const printed = ({ figure, cells }: PlacedFigure): string => JSON.stringify([figure, cells]);
