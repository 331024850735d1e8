import type { Finding, FindingCounts, Severity } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import { displayWidth, padEnd } from "../text/aligned-table.ts";
import { findingSentence } from "../text/finding-sentence.ts";
import { findingSubject } from "../text/finding-view.ts";
import { severityLabels } from "../text/labels.ts";

type Group = Severity | "na";

const groups: readonly Group[] = ["error", "releasable", "query", "hint", "na"];

/** What a group asks of the person. */
const asks: Record<Group, string> = {
  error: "必须改正",
  releasable: "必须改正，或由市级放行",
  query: "请核对，属实的写明原因",
  hint: "供参考",
  na: "缺数据，没有判断，不等于通过",
};

/** Findings by severity, each with its cells, its row and what to do; [] where there are none. */
export function findingLines(findings: readonly Finding[], form: Form): string[] {
  return groups.flatMap((group) => {
    const own = findings.filter((finding) => groupOf(finding) === group);
    if (own.length === 0) return [];
    const width = Math.max(...own.map((finding) => displayWidth(placeOf(finding))));
    const lines = own.flatMap((finding) => {
      const place = padEnd(placeOf(finding), width);
      const subject = findingSubject(finding, form, "zh");
      const sentence = findingSentence(finding, form, "zh");
      return subject === ""
        ? [`  ${place}  ${sentence}`]
        : [`  ${place}  ${subject}`, `  ${" ".repeat(width)}  ${sentence}`];
    });
    return ["", `${severityLabels[group].zh}（${asks[group]}）${own.length} 项`, ...lines];
  });
}

/** "强制性 1，核实性 2，未判定 3"; the kinds that block are named even when there are none. */
export const countLine = (counts: FindingCounts): string =>
  groups
    .filter((group) => counts[group] > 0 || group === "error" || group === "releasable")
    .map((group) => `${severityLabels[group].zh} ${counts[group]}`)
    .join("，");

const groupOf = ({ outcome, severity }: Finding): Group => (outcome === "na" ? "na" : severity);

/** The first cells of a finding; a rule about the whole table has none. */
function placeOf({ cells }: Finding): string {
  const [first = "—", second, ...others] = cells;
  if (second === undefined) return first;
  return others.length === 0 ? `${first}、${bare(second)}` : `${first} 等 ${cells.length} 格`;
}

/** "年报表!H12" → "H12": the sheet was named just before. */
const bare = (cell: string): string => cell.slice(cell.lastIndexOf("!") + 1);
