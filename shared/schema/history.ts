import * as z from "zod";
import { figure } from "./figure.ts";
import { instant, orgId, period, roundId } from "./identifiers.ts";

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
});
export type History = z.infer<typeof history>;
