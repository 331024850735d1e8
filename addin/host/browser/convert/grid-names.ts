import { parseReference } from "../../../table/address.ts";
import type { NameEntry, WorkbookPart } from "../../file/workbook-part.ts";
import { isLiveFormula } from "./live-formula.ts";

/** As the grid's plug-in stores a name. */
export type GridName = {
  id: string;
  name: string;
  /** A reference without "=", anything else with it. */
  formulaOrRefString: string;
  localSheetId: string;
};

const WHOLE_WORKBOOK = "AllDefaultWorkbook";

export type Names = {
  /** By id. */
  grid: Record<string, GridName>;
  /** What a name stands for, without "="; only names that mean one thing in the whole workbook. */
  content: (name: string) => string | undefined;
  /**
   * Lower-case names whose formulas the grid does not calculate: those that mean different things on different sheets,
   * of which it would take any, and those that stand for what it does not have, as columns of tables.
   */
  still: ReadonlySet<string>;
};

/** `sheetIds`: the grid's id by the index of the sheet in the file, undefined for sheets it does not have. */
export function gridNames(book: WorkbookPart, sheetIds: readonly (string | undefined)[]): Names {
  const usable = book.names.filter(({ name, formula }) => !/^_xlnm\b|^_xlnm\./.test(name) && formula !== "");
  const counts = new Map<string, number>();
  for (const { name } of usable) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  const ambiguous = new Set([...counts].flatMap(([name, count]) => (count > 1 ? [name] : [])));
  const clear = usable.filter(({ name }) => !ambiguous.has(name.toLowerCase()));
  const contents = new Map(clear.map(({ name, formula }) => [name.toLowerCase(), formula]));
  const grid: Record<string, GridName> = {};
  clear.forEach((entry, index) => {
    const id = `name-${index}`;
    grid[id] = {
      id,
      name: entry.name,
      formulaOrRefString: content(entry),
      localSheetId: scope(entry, sheetIds),
    };
  });
  return {
    grid,
    content: (name) => contents.get(name.toLowerCase()),
    still: stillNames(contents, ambiguous),
  };
}

/** Names may lead on to each other: looked at until no further one is found. */
function stillNames(contents: ReadonlyMap<string, string>, ambiguous: ReadonlySet<string>): Set<string> {
  const still = new Set(ambiguous);
  let before = -1;
  while (before !== still.size) {
    before = still.size;
    for (const [name, formula] of contents) if (!isLiveFormula(`=${formula}`, still)) still.add(name);
  }
  return still;
}

const content = ({ formula }: NameEntry): string => (parseReference(formula) ? formula : `=${formula}`);

const scope = ({ localSheet }: NameEntry, sheetIds: readonly (string | undefined)[]): string =>
  (localSheet === null ? undefined : sheetIds[localSheet]) ?? WHOLE_WORKBOOK;
