import { headerLabel } from "./header-label.ts";

/** Names of a unit and of its whole, as heads and rows write them. */
export const unitNames = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap(wholeOf).map((name) => headerLabel(name).label));

/** 全市合计, 合计: the unit's own only where its parts stand beside it; 全市 alone may be the city above (traps C10). */
export const isWholeWord = (label: string): boolean =>
  /^(?:全[市县区](?:合计|总计|总数|数)?|合计|总计)$/.test(label);

/** 本县 and 全县合计 are the county's own; 本市 and 全市 may be the city above (traps C10). */
function wholeOf(name: string): string[] {
  const level = /[县区]$/.exec(name)?.[0];
  return level === undefined
    ? [name]
    : [name, `本${level}`, ...["", "合计", "总计", "总数"].map((sum) => `全${level}${sum}`)];
}
