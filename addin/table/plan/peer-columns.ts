import { isDecimal } from "../../../shared/codec/decimal.ts";
import { printPeriod } from "../../../shared/codec/period.ts";
import type { IndicatorRow } from "../../../shared/schema/form.ts";
import type { Indicator } from "../../../shared/schema/indicator.ts";
import type { Aggregate, MergedIndicator, MergedTable } from "../../../shared/schema/merged.ts";
import type { CellValue } from "../../host/snapshot.ts";
import { stageLabels, submissionStateLabels } from "../../text/labels.ts";
import { gapLabels, gapText, withheldLabels } from "../../text/merged-labels.ts";
import { printCoverage } from "./peer-words.ts";

/** One line of the peer sheet: an indicator as the form prints it and what was merged of it. */
export type PeerLine = { row: IndicatorRow; indicator: Indicator; merged: MergedIndicator };

/** Submissions a merged table is made of: those accepted, or the latest of each unit. */
export type Counted = "accepted" | "submitted";

export type PeerColumn = {
  label: string;
  width: number;
  horizontal: "left" | "center" | "right";
  /** Where the reader's own unit stands. */
  own: boolean;
  /** For numbers that are not in the indicator's unit. */
  format?: string;
  value: (line: PeerLine) => CellValue;
  /** True where the number is shown beside the merge, not in it: it gets the mark ※. */
  aside?: (line: PeerLine) => boolean;
  /** What the row of the official value says here; nothing where absent. */
  official?: (line: PeerLine) => CellValue;
};

const unitWidth = 13;

/** Columns that name the row, and stay in view. */
export const stubColumns: PeerColumn[] = [
  column("代码", 8, "center", ({ indicator }) => indicator.code),
  {
    ...column("指标名称", 38, "left", ({ row, indicator }) => row.label ?? indicator.name),
    official: () => "官方数（上级公布的全市数）",
  },
  {
    ...column("计量单位", 9, "center", ({ indicator }) => indicator.unit),
    official: ({ indicator }) => indicator.unit,
  },
  column("数据年份", 9, "center", ({ merged }) => printPeriod(merged.period)),
];

/** All columns in order: the stub, one for each unit that may be seen, then what was worked out over the units. */
export function peerColumns(table: MergedTable, ownOrg: string | null, counted: Counted): PeerColumn[] {
  const own = ownOrg === null ? -1 : table.orgs.findIndex(({ id }) => id === ownOrg);
  return [
    ...stubColumns,
    ...table.orgs.map((org, index) => ({
      ...column(unitLabel(org, index === own), unitWidth, "right", (line) =>
        unitValue(table, line, { index, counted }),
      ),
      own: index === own,
      aside: ({ merged }: PeerLine) => merged.gaps[String(index)] === "ratioOnly",
    })),
    {
      ...column("报送单位合计", 19, "right", ({ merged }) => aggregateValue(merged.total)),
      official: ({ merged }) => (merged.official === null ? "未导入" : Number(merged.official)),
    },
    column("有数/应报\n（n/m）", 14, "center", ({ merged }) => printCoverage(merged.coverage)),
    column("数据状态", 10, "center", ({ merged }) =>
      merged.stage === null ? null : stageLabels[merged.stage].zh,
    ),
    ...(table.audience === "rank" ? [] : distribution),
    ...(own >= 0 && table.audience !== "quartiles" ? [rankColumn(own)] : []),
  ];
}

function column(
  label: string,
  width: number,
  horizontal: PeerColumn["horizontal"],
  value: PeerColumn["value"],
): PeerColumn {
  return { label, width, horizontal, own: false, value };
}

const distribution: PeerColumn[] = [
  column("中位数", 19, "right", ({ merged }) => aggregateValue(merged.median)),
  column("下四分位", 19, "right", ({ merged }) => aggregateValue(merged.lowerQuartile)),
  column("上四分位", 19, "right", ({ merged }) => aggregateValue(merged.upperQuartile)),
];

const rankColumn = (own: number): PeerColumn => ({
  ...column("本单位位次\n（本系统测算）", 14, "center", ({ merged }) => merged.ranks?.[own] ?? "—"),
  own: true,
  format: "0",
});

/** The unit's name, and where its submission is not accepted, how far it is. */
function unitLabel({ name, state }: MergedTable["orgs"][number], own: boolean): string {
  const marks = [
    ...(own ? ["本单位"] : []),
    ...(state === "accepted" ? [] : [submissionStateLabels[state].zh]),
  ];
  return marks.length === 0 ? name : `${name}\n（${marks.join("，")}）`;
}

const aggregateValue = (aggregate: Aggregate): CellValue =>
  aggregate.kind === "value" ? Number(aggregate.value) : withheldLabels[aggregate.why].zh;

/**
 * A unit's cell: its number; where it has none, why. A ratio known alone stays a number (ratios are compared, never
 * added); any other number that is not merged is text with its reason, so that nobody's sum takes it in. In a target
 * round, the words of the target.
 */
function unitValue(
  { round, orgs }: MergedTable,
  { merged, indicator }: PeerLine,
  { index, counted }: { index: number; counted: Counted },
): CellValue {
  if (round.kind === "target") return targetValue(merged.targets[index] ?? null);
  const value = merged.values[index] ?? null;
  const gap = merged.gaps[String(index)];
  if (gap !== undefined && gap !== "ratioOnly") {
    const unaccepted = counted === "accepted" && orgs[index]?.state === "submitted";
    const why = gapText(gap, { imported: indicator.obtained === "imported", unaccepted }).zh;
    return value === null ? why : `${value}\n${why}`;
  }
  return value === null ? gapLabels.missing.zh : Number(value);
}

function targetValue(target: MergedIndicator["targets"][number]): CellValue {
  if (target === null) return gapLabels.missing.zh;
  const [requirement, , words] = target;
  return requirement === "atLeast" && isDecimal(words) ? Number(words) : words;
}
