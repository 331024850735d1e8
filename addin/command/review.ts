import type { Form } from "../../shared/schema/form.ts";
import type { CellDifference } from "../../shared/schema/submission.ts";
import { type Reviewed, reviewRound, reviewSubmission } from "../flow/review.ts";
import { status } from "../flow/status.ts";
import { alignedTable } from "../text/aligned-table.ts";
import { beijingTime } from "../text/beijing-time.ts";
import { periodLabel } from "../text/finding-view.ts";
import { roundStateLabels, submissionStateLabels } from "../text/labels.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Connection, connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { differenceLines } from "./print-differences.ts";
import { explanationLines } from "./print-explanations.ts";
import { figureLines } from "./print-figures.ts";
import { findingLines } from "./print-findings.ts";
import { receiptLines } from "./receipt.ts";
import { statusLines } from "./status.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

export const review: Command = {
  usage: "review [任务编号] [单位编号]",
  summary: "市级：看任务进度；看一个单位的上报（审核结果和数据）",
  details: [
    "不写任务编号：列出各任务。写任务编号：各单位的状态。再写单位编号：这一份上报。",
    "看过的那一版才能验收或退回；之后又有新的一版时，会请您再看一次。",
  ],
  run: async (args, io) => {
    const read = readArguments(args, { server: "value" }, { least: 0, most: 2 });
    if (!read.ok) return wrongUsage(io, read.error, review);
    const connection = await connect(io, read.value.values.server);
    if (!connection.ok) return tell(io, connection.error);
    const [round, org] = read.value.positionals;
    if (round === undefined) return showRounds(io, connection.value);
    if (org === undefined) return showBoard(io, connection.value, round);
    return showSubmission(io, connection.value, round, org);
  },
};

async function showRounds(io: Io, { client, server }: Connection): Promise<number> {
  const found = await status(client);
  if (!found.ok) return tell(io, found.error, server);
  print(io, [...statusLines(found.value, server), "", "看一个任务：npm run -s zhibao -- review 任务编号"]);
  return exitCode.fine;
}

async function showBoard(io: Io, { client, server }: Connection, round: string): Promise<number> {
  const found = await reviewRound(client, round);
  if (!found.ok) return tell(io, found.error, server);
  const { board, orgs } = found.value;
  const { round: of, state } = board.round;
  const names = new Map(orgs.map(({ id, name }) => [id, name]));
  const titles = ["单位编号", "单位", "状态", "版", "最近一步", "首次上报", ""];
  const rows = board.entries.map((entry) => [
    entry.org,
    names.get(entry.org) ?? "",
    submissionStateLabels[entry.state].zh,
    entry.revision === 0 ? "" : String(entry.revision),
    entry.at ? beijingTime(entry.at) : "",
    entry.firstSubmittedAt ? beijingTime(entry.firstSubmittedAt) : "",
    entry.late ? "逾期" : "",
  ]);
  print(io, [
    `${of.name}（${of.id}）  ${roundStateLabels[state].zh}，截止 ${beijingTime(of.dueAt)}（北京时间）`,
    "",
    ...alignedTable(
      titles.map((title) => ({ title })),
      rows,
    ),
  ]);
  return exitCode.fine;
}

async function showSubmission(io: Io, connection: Connection, round: string, org: string): Promise<number> {
  const { client, server, state } = connection;
  const found = await reviewSubmission({ client, seen: state.seen }, round, org);
  if (!found.ok) return tell(io, found.error, server);
  print(io, submissionLines(found.value));
  return exitCode.fine;
}

export function submissionLines({ submission, form, org, differences, copied }: Reviewed): string[] {
  const { document, receipt, state, reason, findings } = submission;
  const { signers } = document;
  return [
    `${org ? `${org.name}（${org.id}）` : document.org}  ${periodLabel(document.period, "zh")}  第 ${receipt.revision} 版  ${submissionStateLabels[state].zh}${reason ? `：${reason}` : ""}`,
    ...receiptLines(receipt, receipt.findings),
    `单位负责人 ${signers.unitHead ?? "—"}  统计负责人 ${signers.statisticsHead ?? "—"}  填表人 ${signers.preparer ?? "—"}  联系电话 ${signers.phone ?? "—"}  报出日期 ${signers.reportDate ?? "—"}`,
    "",
    ...figureLines(document, form),
    ...(differences ? changeLines(differences, form) : []),
    ...findingLines(findings, form),
    ...explanationLines(findings, document.explanations, form, copied),
  ];
}

const changeLines = (differences: readonly CellDifference[], form: Form): string[] => [
  "",
  `与被替换的一版不同的有 ${differences.length} 处${differences.length === 0 ? "。" : "："}`,
  ...differenceLines(differences, form, { before: "原来", after: "现在" }),
];

function print(io: Io, lines: readonly string[]): void {
  for (const line of lines) io.out(line);
}
