import { type Result, refuse, succeed } from "../result.ts";
import type { Requirement, Target } from "../schema/target.ts";
import { describeTarget } from "./describe-target.ts";
import type { TargetProblem } from "./target-core.ts";
import type { TargetContext } from "./target-ranks.ts";

/** The structure of a target that says nothing. */
export const nothing = {
  number: null,
  unit: null,
  baseYear: null,
  ambition: null,
  peerGroup: null,
  commitment: null,
} as const;

/** A target that is one number under a requirement, its words made from both; without one the indicator's direction decides. */
export function fromNumber(
  label: Requirement | null,
  number: string,
  unit: string | null,
  { better }: TargetContext,
): Result<Target, TargetProblem> {
  // 5 位 without a requirement may be a place or five persons
  if (label === null && unit === "位" && better !== "up") return refuse({ code: "requirementMissing" });
  const requirement = label ?? (better === "down" ? "atMost" : "atLeast");
  if (requirement === "text") return succeed({ ...nothing, requirement, text: number });
  if (requirement === "aboveGroup") return refuse({ code: "requirementConflict" });
  const place = requirement === "rankWithin";
  if ((place || requirement === "multiple") && !/^[1-9]\d*(?:\.\d+)?$|^0\.\d+$/.test(number))
    return refuse({ code: "unreadableNumber" });
  if (place && number.includes(".")) return refuse({ code: "unreadableNumber" });
  const ownUnit = place ? "位" : requirement === "multiple" ? null : requirement === "growth" ? "%" : unit;
  const target = { ...nothing, requirement, number, unit: ownUnit, text: number };
  return succeed({ ...target, text: describeTarget(target) });
}
