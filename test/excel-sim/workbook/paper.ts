/** Excel.PaperType and the number files hold (ECMA-376 part 1, 18.3.1.63). */
export const PAPER_NUMBERS = [
  ["Letter", 1],
  ["Legal", 5],
  ["A3", 8],
  ["A4", 9],
  ["A5", 11],
  ["B4", 12],
  ["B5", 13],
] as const satisfies readonly (readonly [string, number])[];
