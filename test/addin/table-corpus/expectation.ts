import * as z from "zod";
import { availability, basis, figureKind } from "../../../shared/schema/figure.ts";
import { decimal, divisionCode, indicatorCode, period } from "../../../shared/schema/identifiers.ts";
import { target } from "../../../shared/schema/target.ts";

/** "F12": one cell. */
export const cellAddress = z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/);
/** "F12" or "B3:F20". */
export const cellArea = z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}(:[A-Z]{1,3}[1-9]\d{0,6})?$/);

/** What a target says apart from its words; the group by its words, since its division depends on where one stands. */
export const expectedTarget = target
  .omit({ text: true, peerGroup: true })
  .extend({ peerGroup: z.string().nullable() });
export type ExpectedTarget = z.infer<typeof expectedTarget>;

const cell = {
  sheet: z.string().min(1),
  /** The cell that holds the value first; then cells that belong to it (a 目标要求 beside a 目标值). */
  cells: z.array(cellAddress).min(1),
  /** Cells of one indicator (or one unread name) share a line: a row, or a column of a transposed table. */
  line: z.string().min(1),
  /** What the cell stores: the text, the number, the cached result, the error. */
  typed: z.string(),
};

/** A figure every careful clerk reads here the same way. */
export const takenFigure = z.strictObject({
  ...cell,
  indicator: indicatorCode,
  kind: figureKind,
  period,
  /** Only where the sheet says it (1—6月累计, 期末余额); null: the indicator decides. */
  basis: basis.nullable(),
  availability,
  /** An actual in the catalogue's unit; null for targets and where the legend says that there is no number. */
  value: decimal.nullable(),
  /** A target; null for actuals. Floor and ambition are in the catalogue's unit. */
  target: expectedTarget.nullable(),
  /** True if the cell holds a formula; its cached result is the value. */
  formula: z.boolean(),
  /** Other cells that hold the very same figure once more; taken from one of them it is as right, taken twice it is not. */
  alternatives: z.array(cellAddress),
  /** Right if taken, no loss if not: another year's sheet, a hidden column. */
  optional: z.boolean(),
});
export type TakenFigure = z.infer<typeof takenFigure>;

/** Why nobody but the person may decide. */
export const askReason = z.enum([
  "similarName", // near an indicator, perhaps another one: 家次 for 家, 规上 for 规上工业, 研发经费 for 研发费用
  "twoRows", // one indicator in two rows with two values
  "jointRow", // one row for two: 各, 分别, A、B
  "severalNumbers", // 新增70家,总量500家 in one cell
  "approximate", // 30余, 近百, 左右 in an actual
  "comparison", // 突破, 超, 以上 in an actual
  "dash", // -, —, …, / without a legend
  "errorValue", // #REF!, #DIV/0!
  "unitMissing", // an amount without any unit; 亿 without 元
  "unitConflict", // two units said for one figure, or one that counts something else
  "percentUnclear", // 0.0301 with no % anywhere
  "scaled", // a number format that shows another number
  "periodUnclear", // two years said, or none
  "kindUnclear", // a column that may be target or actual
  "scope", // the figure of a park or town under the county's indicator
  "notANumber", // a date, a sentence, 1,23
  "struckOut", // crossed out by hand
]);
export type AskReason = z.infer<typeof askReason>;

/** A figure that must be shown as open: asked, or a finding; never taken silently. */
export const openFigure = z.strictObject({
  ...cell,
  reason: askReason,
  /** What an honest reader may not decide. */
  why: z.string().min(4).max(200),
  /** Known for sure; null if the indicator is what must be asked. */
  indicator: indicatorCode.nullable(),
  /** Indicators a ranked suggestion may hold; empty where the right answer is none of the catalogue. */
  candidates: z.array(indicatorCode),
  kind: figureKind.nullable(),
  period: period.nullable(),
  /** Entries of one finding (the two rows, the two halves of 分别) share a word. */
  group: z.string().nullable(),
  /** What the person answers in the end, where that is known. */
  answer: z
    .strictObject({
      indicator: indicatorCode,
      value: decimal.nullable(),
      target: expectedTarget.nullable(),
    })
    .nullable(),
  /** True if taking exactly the answer is as right as asking. */
  mayTake: z.boolean(),
  /** True if passing it over is as right as asking: it is no indicator of the catalogue, a part, a forecast, crossed out. */
  mayLeave: z.boolean(),
});
export type OpenFigure = z.infer<typeof openFigure>;

/** Cells that tempt and are no figure of this unit: taking one is wrong. Any cell named nowhere is left as well. */
export const leftCells = z.strictObject({
  sheet: z.string().min(1),
  area: cellArea,
  why: z.string().min(4).max(200),
});

export const expectedTable = z.strictObject({
  sheet: z.string().min(1),
  head: cellArea,
  body: cellArea,
});

/** What a careful clerk of the unit makes of one workbook. */
export const expectation = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{3,60}$/),
  /** Who keeps the file. */
  keeper: z.string().min(4).max(60),
  /** Why it looks as it does. */
  why: z.string().min(6).max(200),
  difficulty: z.enum(["clean", "trap"]),
  /** Codes of docs: C definitions, D units, E values that are no number, H text, I scope … */
  traps: z.array(z.string().regex(/^[A-I]\d{2}$/)),
  /** Where one stands when opening it: the unit, its city, and the year of the round. */
  context: z.strictObject({
    org: z.string().min(2),
    division: divisionCode,
    city: z.string().min(2),
    cityDivision: divisionCode,
    year: z.string().regex(/^20\d{2}$/),
  }),
  tables: z.array(expectedTable),
  take: z.array(takenFigure),
  ask: z.array(openFigure),
  leave: z.array(leftCells),
});
export type Expectation = z.infer<typeof expectation>;
