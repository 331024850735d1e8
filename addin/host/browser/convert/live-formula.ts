/** Text, names of sheets, and words: what a formula may hold between its operators. */
const PARTS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[\p{L}_\\][\p{L}\p{N}_.\\]*/gu;

/** Sheet1:Sheet3!A1, '一 月:三 月'!A1; not 表!A1:表!B2. */
const OVER_SHEETS = /'[^']*:[^']*'!|(?<![\p{L}\p{N}_.!$])[\p{L}\p{N}_.]+:[\p{L}\p{N}_.]+!/u;

/**
 * Whether the grid can calculate a formula of the file ("=…"). Not tables by name, other files, data tables, ranges
 * over several sheets, and names that stand for such things or mean different things on different sheets.
 */
export function isLiveFormula(formula: string, stillNames: ReadonlySet<string>): boolean {
  if (formula === "=TABLE()" || formula.includes("#REF!")) return false;
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""');
  // A bracket outside of text is a table's column, or a file: [1]Sheet1!A1, '[1]表 一'!A1.
  if (bare.includes("[") || OVER_SHEETS.test(bare)) return false;
  if (stillNames.size === 0) return true;
  const words = bare.match(PARTS) ?? [];
  return !words.some((word) => stillNames.has(word.toLowerCase()));
}

/** Newer functions carry a mark in the file that the grid does not know. */
export const gridFormula = (formula: string): string => formula.replace(/_xlfn\.(?:_xlws\.)?|_xlws\./gi, "");
