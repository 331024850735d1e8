/** Longest name of a sheet, in UTF-16 units. */
const LONGEST = 31;

/** A name every spreadsheet program takes for a sheet: none of []:*?/\, no ' at its ends, not empty, not too long. */
export function legalSheetName(name: string): string {
  const legal = name
    .replace(/[\p{Cc}[\]:*?/\\]/gu, " ")
    .replace(/^[\s']+|[\s']+$/g, "")
    .slice(0, LONGEST)
    .replace(/[\s']+$/, "");
  // Excel keeps "History" for itself.
  return legal === "" || legal.toLowerCase() === "history" ? "Sheet" : legal;
}

/** The name made legal, with " (2)", " (3)" … behind it where another sheet has it already. */
export function freeSheetName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((other) => other.toLowerCase()));
  const legal = legalSheetName(name);
  let free = legal;
  for (let number = 2; used.has(free.toLowerCase()); number++) {
    const ending = ` (${number})`;
    free = legal.slice(0, LONGEST - ending.length) + ending;
  }
  return free;
}
