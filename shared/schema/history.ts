import * as z from "zod";
import { figure, stage } from "./figure.ts";
import { decimal, indicatorCode, instant, orgId, period, roundId } from "./identifiers.ts";
import { target } from "./target.ts";

/** A number the unit as a whole had in an earlier period, in the indicator's unit, and how final it was. */
export const earlierValue = z.strictObject({ indicator: indicatorCode, period, value: decimal, stage });
export type EarlierValue = z.infer<typeof earlierValue>;

/** A target as it was issued: what it asks of which period. */
export const issuedTarget = z.strictObject({
  indicator: indicatorCode,
  period,
  target: target.pick({ requirement: true, number: true, unit: true, text: true }),
});
export type IssuedTarget = z.infer<typeof issuedTarget>;

/** What a document is compared with: numbers accepted for periods before its own, targets of its year and the year after. */
export const comparedFigures = z.strictObject({
  accepted: z.array(earlierValue),
  targets: z.array(issuedTarget),
});
export type ComparedFigures = z.infer<typeof comparedFigures>;

/** A figure the city holds of a unit, and what it was accepted with. */
export const heldFigure = z.strictObject({
  figure,
  round: roundId,
  revision: z.int().min(1),
  acceptedAt: instant,
});
export type HeldFigure = z.infer<typeof heldFigure>;

/**
 * Reply to GET history: what a unit was accepted with in other rounds, as far as this round is compared with it or asks for it.
 * One figure for each indicator, kind, period and scope: actuals of periods before the round's, up to four years back, and
 * the targets of the round's year and the year after. In the order of `figureKey`.
 */
export const history = z.strictObject({
  round: roundId,
  org: orgId,
  period,
  figures: z.array(heldFigure),
  /** What the server itself checks a document of the unit with: of the whole unit, up to eight years back. */
  compared: comparedFigures,
});
export type History = z.infer<typeof history>;
