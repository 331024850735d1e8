/** Targets as words, as structure and as cells: the one door to what lies behind it. */
export { convertTarget, describeTarget, isJudged, printTarget, restateTarget } from "./describe-target.ts";
export { parseTarget, parseTargets } from "./parse-target.ts";
export { requirementLabels, type TargetCells, targetFromCells, targetToCells } from "./target-cells.ts";
export type { TargetProblem } from "./target-core.ts";
export { contextOfIndicator, type TargetContext } from "./target-ranks.ts";
export { saysWhatItAsks } from "./target-says.ts";
