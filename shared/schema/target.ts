import * as z from "zod";
import { decimal, divisionCode } from "./identifiers.ts";

/**
 * How a target is compared (traps E01–E13):
 * atLeast ≥ · moreThan > · atMost ≤ · keep 保持 (judged as ≥) · rankWithin 位次≤ · multiple 倍数 of the base year
 * (翻一番 = 2) · growth 增幅 in % over the base year · aboveGroup 高于同级 · text 文字 (not judged).
 */
export const requirement = z.enum([
  "atLeast",
  "moreThan",
  "atMost",
  "keep",
  "rankWithin",
  "multiple",
  "growth",
  "aboveGroup",
  "text",
]);
export type Requirement = z.infer<typeof requirement>;

/** 力争/争取/争创 | 确保. Says how strictly a target is meant, not how it is compared. */
export const commitment = z.enum(["strive", "ensure"]);

/** The group a rank or comparison speaks of; the division stays null where 全市 is undecidable (traps C10). */
export const peerGroup = z.strictObject({
  text: z.string().min(1).max(40),
  division: divisionCode.nullable(),
});

export const target = z.strictObject({
  requirement,
  /** Floor: the number that is judged; null for aboveGroup and text. */
  number: decimal.nullable(),
  unit: z.string().min(1).max(20).nullable(),
  baseYear: z.int().min(1990).max(2100).nullable(),
  /** Beyond the floor: "improve" (进位, better than the floor) or a second number. Not judged. */
  ambition: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("improve") }),
      z.strictObject({ kind: z.literal("number"), number: decimal }),
    ])
    .nullable(),
  peerGroup: peerGroup.nullable(),
  commitment: commitment.nullable(),
  /** As it was written; printing gives it back. */
  text: z.string().min(1).max(300),
});
export type Target = z.infer<typeof target>;
