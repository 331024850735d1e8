import { ofSentTable, type Rule } from "../rule.ts";

/** CMP: how complete the table is. Said, never asked: what is missing has its own findings. */
export const cmpRules: readonly Rule[] = [
  {
    id: "CMP-COVERAGE",
    version: 1,
    class: "CMP",
    severity: "hint",
    ...ofSentTable,
    run: ({ rows, currentOf }) => {
      const asked = rows.filter(({ required, entry }) => required && entry !== "imported");
      const count = (wanted: (code: string) => boolean) =>
        asked.filter(({ indicator }) => wanted(indicator)).length;
      const available = count((code) => currentOf.get(code)?.value != null);
      if (available === asked.length) return [];
      const marked = count((code) => (currentOf.get(code)?.availability ?? "available") !== "available");
      return [
        {
          outcome: "fail",
          figures: [],
          expected: String(asked.length),
          actual: String(available),
          params: { marked: String(marked), open: String(asked.length - available - marked) },
        },
      ];
    },
  },
];
