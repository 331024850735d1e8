import { printStatus } from "../codec/status.ts";
import { type ActualFigure, type Figure, figureKey, type TargetFigure } from "../schema/figure.ts";
import type { CellDifference } from "../schema/submission.ts";

/**
 * What differs between two sets of figures of one unit (two revisions), in the order of figureKey. Values are printed with
 * their unit, a missing one as its 数据状态; where the value is the same and something else differs (stage, 口径, source …),
 * that is printed behind it. Where and how a value was typed is no difference.
 */
export function differenceOf(before: readonly Figure[], after: readonly Figure[]): CellDifference[] {
  const old = new Map(before.map((figure) => [figureKey(figure), figure]));
  const now = new Map(after.map((figure) => [figureKey(figure), figure]));
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key) => {
    const difference = differenceOfFigure(old.get(key), now.get(key));
    return difference === null ? [] : [difference];
  });
}

function differenceOfFigure(before: Figure | undefined, after: Figure | undefined): CellDifference | null {
  const figure = after ?? before;
  if (figure === undefined) return null;
  const { indicator, kind, period, scope } = figure;
  const named = { indicator, kind, period, scope };
  if (before === undefined) return { ...named, change: "added", before: null, after: printFigure(figure) };
  if (after === undefined) return { ...named, change: "removed", before: printFigure(figure), after: null };
  const old = printFigure(before);
  const now = printFigure(after);
  const details = detailsOf(after);
  const changed = [...detailsOf(before)].filter(([label, text]) => details.get(label) !== text);
  if (old === now && changed.length === 0) return null;
  const labels = changed.map(([label]) => label);
  return {
    ...named,
    change: "changed",
    before: withDetails(old, detailsOf(before), labels),
    after: withDetails(now, details, labels),
  };
}

const withDetails = (
  text: string,
  details: ReadonlyMap<string, string>,
  labels: readonly string[],
): string =>
  labels.length === 0
    ? text
    : `${text}（${labels.map((label) => `${label}：${details.get(label) || "无"}`).join("；")}）`;

const printFigure = (figure: Figure): string =>
  figure.kind === "target" ? figure.target.text : printActual(figure);

const basisText = { period: "本期", yearToDate: "年初累计", pointInTime: "时点数" };

function printActual(figure: ActualFigure): string {
  if (figure.availability !== "available") return printStatus(figure);
  if (figure.value !== null) return `${figure.value}${figure.unit}`;
  return figure.typed === null ? "空" : `无法识别：${figure.typed.text}`;
}

/** Whatever else of a figure is content, by label. */
const detailsOf = (figure: Figure): ReadonlyMap<string, string> =>
  new Map(figure.kind === "target" ? targetDetails(figure) : actualDetails(figure));

const actualDetails = (figure: ActualFigure): [string, string][] => [
  ["阶段", printStatus({ availability: "available", stage: figure.stage })],
  ["时间口径", basisText[figure.basis]],
  ["截止日期", figure.asOf ?? ""],
  ["口径版本", String(figure.definitionVersion)],
  ["数据来源", figure.source ?? ""],
  ["责任科室", figure.sections.join("、")],
  ["说明", figure.note ?? ""],
];

const requirementText = {
  atLeast: "≥",
  moreThan: "＞",
  atMost: "≤",
  keep: "保持",
  rankWithin: "位次≤",
  multiple: "倍数",
  growth: "增幅",
  aboveGroup: "高于同级",
  text: "文字",
};

const targetDetails = ({ target, note }: TargetFigure): [string, string][] => [
  ["要求", requirementText[target.requirement]],
  ["目标值", target.number === null ? "" : `${target.number}${target.unit ?? ""}`],
  ["基年", target.baseYear === null ? "" : String(target.baseYear)],
  ["力争", ambitionText(target.ambition)],
  ["同级", target.peerGroup === null ? "" : `${target.peerGroup.text}${target.peerGroup.division ?? ""}`],
  ["语气", target.commitment === null ? "" : { strive: "力争", ensure: "确保" }[target.commitment]],
  ["说明", note ?? ""],
];

const ambitionText = (ambition: TargetFigure["target"]["ambition"]): string =>
  ambition === null ? "" : ambition.kind === "improve" ? "进位" : ambition.number;
