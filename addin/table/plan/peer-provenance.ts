import { printPeriod } from "../../../shared/codec/period.ts";
import type { MergedTable } from "../../../shared/schema/merged.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { roundStateLabels, stageLabels } from "../../text/labels.ts";
import { audienceLabels } from "../../text/merged-labels.ts";
import type { CellStyle } from "../layout-plan.ts";
import { colours, plainStyle, quietStyle, titleStyle } from "./look.ts";
import type { Counted } from "./peer-columns.ts";
import type { PeerExtent } from "./peer-selection.ts";
import { asideMark } from "./peer-words.ts";
import { rehearsalText } from "./report-head-plan.ts";
import { type SheetPart, sheetPart } from "./sheet-part.ts";

/** What the head says besides the table; `extent` null where everything is shown. */
export type Provenance = { pulledAt: string | null; counted: Counted; extent: PeerExtent | null };

const countedWords: Record<Counted, string> = {
  accepted: "验收的上报",
  submitted: "各单位最近一次上报（含未验收）",
};

/** The first rows of a peer sheet: whose figures, of when, how final, who may see them, and what the sum is not. */
export function planProvenance(table: MergedTable, { pulledAt, counted, extent }: Provenance): SheetPart {
  const { round } = table;
  const state = roundStateLabels[table.state].zh;
  const published =
    table.publishedAt === null
      ? `${state}（尚未公布，仅供市级审核）`
      : `${state}（公布时间 ${beijingTime(table.publishedAt)}）`;
  const lines: [string, CellStyle][] = [
    [
      `${round.name}　${extent ? "同级对比表（节选）" : "同级汇总表"}`,
      { ...titleStyle, horizontal: "left", font: { ...titleStyle.font, size: 16 } },
    ],
    [round.rehearsal ? `${rehearsalText}：表中数据均为虚构，不得引用` : "", warningLine],
    [
      `报告期：${printPeriod(round.period, true)}　　数据阶段：${stageLabels[round.stage].zh}　　任务状态：${published}`,
      plainStyle,
    ],
    [
      `数据截至：${beijingTime(table.asOf)} ${countedWords[counted]}　　可见范围：${audienceLabels[table.audience].zh}${
        pulledAt ? `　　取数时间：${beijingTime(pulledAt)}` : ""
      }（北京时间）`,
      plainStyle,
    ],
    [
      `合计是报送单位合计(n/m)，n为有数单位数、m为应报单位数，不是全市数；比率按分子合计除以分母合计，不取平均。有数单位不足5个的不显示。${asideMark} 只有比率、没有分子分母，未并入合计。`,
      quietStyle,
    ],
    ...(extent ? [extentLine(extent)] : []),
  ];
  return sheetPart({
    cells: lines.map(([value, style], index) => ({
      at: { row: index + 1, column: 1 },
      value,
      style: { ...style, format: "@" },
    })),
    rowHeights: { 1: 30, 2: round.rehearsal ? 20 : 4, 3: 17, 4: 17, 5: 17, 6: extent ? 17 : 4 },
  });
}

const extentLine = ({ orgs, indicators }: PeerExtent): [string, CellStyle] => [
  `节选：${orgs.of} 个单位中的 ${orgs.shown} 个，${indicators.of} 个指标中的 ${indicators.shown} 个。合计、中位数、四分位数和位次仍按全部报送单位计算，不只是本表所列的单位。`,
  plainStyle,
];

const warningLine: CellStyle = {
  ...plainStyle,
  font: { ...plainStyle.font, size: 12, bold: true, color: colours.warning },
};
