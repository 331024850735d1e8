import * as z from "zod";
import { type Finding, finding } from "./finding.ts";

/** Rules of the reading of a sheet: what only it can see. None is a rule of the engine. */
export const readingRuleId = z.enum([
  "STR-COLUMN",
  "STR-MISSING",
  "STR-ROW",
  "STR-TABLE",
  "STR-HEADING",
  "STR-HIDDEN",
  "STR-IMPORTED",
  "STR-REMARK",
  "TYP-CELL",
  "TYP-FORMULA",
  "TYP-STRUCK",
  "UNIT-STATED",
  "UNIT-MISSING",
  "UNIT-PERCENT",
  "UNIT-CHANGED",
  "STR-RENAMED",
  "STR-FORMULA",
  "STR-GONE",
  "STR-TWICE",
  "RATIO-SHOWN",
  "TYP-STATUS",
  "TYP-YEAR",
  "REQ-YEAR",
  "TYP-LENGTH",
  "TYP-DATE",
  "TYP-TARGET",
]);
export type ReadingRuleId = z.infer<typeof readingRuleId>;

/** A 核实性 finding of the reading as it is sent: the server has no sheet to find it in. Its class is what its id begins with. */
export const readingQuery = finding
  .omit({ release: true })
  .extend({
    rule: finding.shape.rule.extend({ id: readingRuleId, version: z.literal(1) }),
    severity: z.literal("query"),
    outcome: z.literal("fail"),
  })
  .refine(({ rule }) => rule.id.startsWith(`${rule.class}-`));
export type ReadingQuery = z.infer<typeof readingQuery>;

export const isOfReading = ({ rule }: Pick<Finding, "rule">): boolean =>
  readingRuleId.safeParse(rule.id).success;

export const isReadingQuery = (found: Finding): found is ReadingQuery =>
  isOfReading(found) && found.severity === "query" && found.outcome === "fail";
