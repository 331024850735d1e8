import fc from "fast-check";
import { expect, test } from "vitest";
import { readDay } from "../../../shared/codec/day.ts";
import { foldText, squeezeText } from "../../../shared/codec/fold-text.ts";
import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { normaliseName, unitInName } from "../../../shared/codec/name.ts";
import { readCellNumber, readNumber } from "../../../shared/codec/number.ts";
import { numberMark, readMarkLegend } from "../../../shared/codec/number-mark.ts";
import { readSpan } from "../../../shared/codec/period.ts";
import { periodAtStart, readPeriodWords } from "../../../shared/codec/period-words.ts";
import { readStatus, splitStatus } from "../../../shared/codec/status.ts";
import { parseTarget, parseTargets, targetFromCells } from "../../../shared/codec/target.ts";
import { compareUnits, isKnownUnit, unitAtStart } from "../../../shared/codec/unit.ts";
import { patience } from "./arbitraries.ts";

/**
 * Why work is in proportion to the length: every reader looks at the length first and refuses beyond a fixed number of
 * characters (numbers 100, periods and days 40, statuses and units 60, headers 80, targets 300, legends 2000), so that what its
 * expressions do is bounded by a constant; folding and names of any length are single replacements of one sign or one run at a time.
 * A reader that took even the square of half a million characters would not come to an end here.
 */
const readers: readonly (readonly [string, (text: string) => unknown])[] = [
  ["readNumber", readNumber],
  ["readCellNumber", (text) => [readCellNumber(text, "General"), readCellNumber(5, text)]],
  ["numberMark", numberMark],
  ["readMarkLegend", readMarkLegend],
  ["readStatus", (text) => [readStatus(text), splitStatus(text)]],
  ["readDay", readDay],
  ["readSpan", (text) => readSpan(text, 2024)],
  ["readPeriodWords", (text) => readPeriodWords(text, "2024")],
  ["periodAtStart", periodAtStart],
  ["readHeaderWords", (text) => readHeaderWords(text, "2024")],
  ["parseTarget", (text) => [parseTarget(text), parseTargets(text)]],
  [
    "targetFromCells",
    (text) => [
      targetFromCells({ requirement: text, value: 5 }),
      targetFromCells({ requirement: null, value: text, format: text }),
    ],
  ],
  [
    "units",
    (text) => [isKnownUnit(text), unitAtStart(text), compareUnits(text, "家"), compareUnits("家", text)],
  ],
  ["names", (text) => [normaliseName(text), unitInName(text)]],
  ["fold", (text) => [foldText(text), squeezeText(text)]],
];

const scraps = [
  ...[
    "1",
    "1,",
    "1 ",
    "1.",
    "-",
    "—",
    "(",
    ")",
    "()",
    "（",
    "“",
    "”",
    " ",
    "\u200b",
    "　",
    "一",
    "万",
    "亿",
    "点",
    "百万",
    "第",
  ],
  ...[
    "前",
    "全省",
    "全省第",
    "排名",
    "列居",
    "力争",
    "力争1",
    "分别",
    "各",
    "年",
    "2024年",
    "1月",
    "1-",
    "截至",
    "累计",
    "十四五",
    "同期",
  ],
  ...[
    "不少于",
    "超",
    "翻",
    "番",
    "0!",
    '"',
    "\\",
    "_",
    "[<1]",
    "0;",
    "%",
    "一、",
    "1.1",
    "①",
    "*",
    "注",
    "(注)",
    "单位:",
    "亿元/",
    "表示",
  ],
];

/** A piece repeated to half a million characters, with other pieces at its ends. */
const longText = fc
  .tuple(fc.constantFrom(...scraps), fc.constantFrom(...scraps), fc.constantFrom("", ...scraps), fc.boolean())
  .map(([piece, other, end, alternating]) => {
    const unit = alternating ? `${piece}${other}` : piece;
    return `${other}${unit.repeat(Math.ceil(500_000 / unit.length))}${end}`;
  });

test(
  "no reader stumbles over half a million characters of any pieces",
  () => {
    fc.assert(
      fc.property(longText, (text) => {
        for (const [, reader] of readers) expect(() => reader(text)).not.toThrow();
      }),
      { numRuns: 40 },
    );
  },
  patience,
);

test(
  "no reader stumbles over a text as long as it still looks at",
  () => {
    const lengths = fc.constantFrom(20, 40, 60, 80, 100, 200, 255, 300, 2000);
    const texts = fc.tuple(longText, lengths).map(([text, length]) => text.slice(0, length));
    fc.assert(
      fc.property(texts, (text) => {
        for (const [, reader] of readers) expect(() => reader(text)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  },
  patience,
);
