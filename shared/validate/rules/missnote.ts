import type { ActualFigure } from "../../schema/figure.ts";
import type { CheckContext } from "../context.ts";
import { allAtOnce, ofSentTable, type Rule } from "../rule.ts";

/** A time, however it is written: 2025年3月, 3月底, 二季度, 下旬, 年底, 待省里公布后. */
const timeWords =
  /[\d一二三四五六七八九十][月日年季]|季度|上旬|中旬|下旬|[年月]底|[年月]初|[年月]末|以后|之后|后/;

/** MISSNOTE: a mark for "no number" says why there is none, and 未出数 when there will be one. */
export const missnoteRules: readonly Rule[] = [
  {
    // One question for the whole table: the reason is often the same for many rows.
    id: "MISSNOTE-REASON",
    version: 1,
    class: "MISSNOTE",
    severity: "query",
    ...ofSentTable,
    run: (context) => allAtOnce(marked(context).filter(({ note }) => isBlank(note))),
  },
  {
    id: "MISSNOTE-DATE",
    version: 1,
    class: "MISSNOTE",
    severity: "hint",
    ...ofSentTable,
    run: (context) =>
      allAtOnce(
        marked(context).filter(
          ({ availability, note }) =>
            availability === "notYet" && !isBlank(note) && !timeWords.test(note ?? ""),
        ),
      ),
  },
];

const isBlank = (note: string | null): boolean => note === null || note.trim() === "";

/** Current figures marked as without a number. Of a ratio its base items say why, not the ratio itself. */
function marked({ currentOf, indicators }: CheckContext): ActualFigure[] {
  const absent = [...currentOf.values()].filter(({ availability }) => availability !== "available");
  const codes = new Set(absent.map(({ indicator }) => indicator));
  return absent.filter(({ indicator }) => {
    const derive = indicators.get(indicator)?.derive ?? null;
    return derive === null || !(codes.has(derive.numerator) || codes.has(derive.denominator));
  });
}
