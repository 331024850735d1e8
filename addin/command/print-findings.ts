import type { Finding, FindingCounts } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import { blocks } from "../../shared/validate/check.ts";
import { displayWidth, padEnd } from "../text/aligned-table.ts";
import { findingKinds, kindOf } from "../text/finding-kind.ts";
import { findingRows, findingSubject } from "../text/finding-view.ts";
import { severityAsks, severityLabels } from "../text/labels.ts";
import { toldSentence } from "../text/release-texts.ts";

/** Findings by severity: cells and row of each, and below what to do. What is said of several rows is said once. */
export function findingLines(findings: readonly Finding[], form: Form): string[] {
  return findingKinds.flatMap((group) => {
    const own = findings.filter((finding) => kindOf(finding) === group);
    if (own.length === 0) return [];
    const width = Math.max(...own.map((finding) => displayWidth(placeOf(finding))));
    const lines = sameSentence(own, form).flatMap(({ sentence, told }) =>
      linesOf(sentence, told, form, width),
    );
    return ["", `${severityLabels[group].zh}（${severityAsks[group].zh}）${own.length} 条`, ...lines];
  });
}

type Told = { sentence: string; told: Finding[] };

/** Runs of findings with one sentence, in their order. */
function sameSentence(findings: readonly Finding[], form: Form): Told[] {
  const runs: Told[] = [];
  for (const finding of findings) {
    const sentence = toldSentence(finding, form, "zh", "command-line");
    const last = runs.at(-1);
    if (last?.sentence === sentence) last.told.push(finding);
    else runs.push({ sentence, told: [finding] });
  }
  return runs;
}

function linesOf(sentence: string, told: readonly Finding[], form: Form, width: number): string[] {
  const rows = told.flatMap((finding) =>
    subjectsOf(finding, form).map((subject) => `  ${padEnd(placeOf(finding), width)}  ${subject}`),
  );
  const [first] = told;
  if (first && rows.length === 0) return [`  ${padEnd(placeOf(first), width)}  ${sentence}`];
  const all = told.length > 1 ? `以上 ${told.length} 条：` : "";
  return [...rows, `  ${" ".repeat(width)}  ${all}${sentence}`];
}

/** What a finding is about; where something must be corrected, every row of it. */
function subjectsOf(finding: Finding, form: Form): string[] {
  const rows = blocks([finding]) ? findingRows(finding, form, "zh") : [];
  const subject = findingSubject(finding, form, "zh");
  return rows.length > 0 ? rows : subject === "" ? [] : [subject];
}

/** "强制性 1，核实性 2，未判定 3"; the kinds that block are named even when there are none. */
export const countLine = (counts: FindingCounts): string =>
  findingKinds
    .filter((group) => counts[group] > 0 || group === "error" || group === "releasable")
    .map((group) => `${severityLabels[group].zh} ${counts[group]}`)
    .join("，");

/** The first cells of a finding; a rule about the whole table has none. */
function placeOf({ cells }: Finding): string {
  const [first = "—", second, ...others] = cells;
  if (second === undefined) return first;
  return others.length === 0 ? `${first}、${bare(second)}` : `${first} 等 ${cells.length} 格`;
}

/** "年报表!H12" → "H12": the sheet was named just before. */
const bare = (cell: string): string => cell.slice(cell.lastIndexOf("!") + 1);
