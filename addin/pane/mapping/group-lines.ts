import { parseCell } from "../../table/address.ts";
import type { MappingLine } from "../../table/mapping-lines.ts";

/** Lines of one of the tables that are not asked and that nobody has answered. */
export type TableGroup = {
  table: number;
  /** Of the tables of the sheet from its top, from the left; from 1. */
  number: number;
  /** Cell of its first head. */
  cell: string;
  sureColumns: MappingLine[];
  sureRows: MappingLine[];
  ignoredColumns: MappingLine[];
  ignoredRows: MappingLine[];
};

export type MappingGroups = {
  /** Columns before rows, and rows with numbers before empty ones; answered ones that are still open among them. */
  asked: MappingLine[];
  answered: MappingLine[];
  tables: TableGroup[];
};

/** The lines as the person goes through them. */
export function groupLines(lines: readonly MappingLine[]): MappingGroups {
  const asked = lines.filter(({ state }) => state === "asked");
  const rest = lines.filter(({ state }) => state !== "asked");
  const quiet = rest.filter(({ answer }) => answer === null);
  const firsts = lines.filter(({ table }, at) => lines.findIndex((line) => line.table === table) === at);
  return {
    asked: [...asked.filter(({ filled }) => filled), ...asked.filter(({ filled }) => !filled)],
    answered: rest.filter(({ answer }) => answer !== null),
    tables: firsts.sort(byPlace).map(({ table, cell }, at) => {
      const own = quiet.filter((line) => line.table === table);
      const of = (about: MappingLine["about"], state: MappingLine["state"]) =>
        own.filter((line) => line.about === about && line.state === state);
      return {
        table,
        number: at + 1,
        cell,
        sureColumns: of("column", "sure"),
        sureRows: of("row", "sure"),
        ignoredColumns: of("column", "ignored"),
        ignoredRows: of("row", "ignored"),
      };
    }),
  };
}

/** Tables are read in another order: the one that holds most comes first. */
function byPlace(one: MappingLine, other: MappingLine): number {
  const [a, b] = [parseCell(one.cell)?.address, parseCell(other.cell)?.address];
  return a && b ? a.row - b.row || a.column - b.column : 0;
}

/** The line to go on with once `answered` has gone from the open ones: the next of them, else the one before. */
export function lineAfter(asked: readonly MappingLine[], answered: string): string | null {
  const at = asked.findIndex(({ id }) => id === answered);
  return asked[at + 1]?.id ?? asked[at - 1]?.id ?? null;
}
