import type { Form } from "../../shared/schema/form.ts";
import type { CellDifference } from "../../shared/schema/submission.ts";
import type { Sayings } from "../flow/explaining.ts";
import { askRelease, toRelease } from "../flow/releases.ts";
import { type SubmitOutcome, submitWorkbook } from "../flow/submit.ts";
import { apiFailureSentence } from "../text/api-failure-sentence.ts";
import { findingSubject } from "../text/finding-view.ts";
import { ownTexts } from "../text/own-texts.ts";
import { problemSentence } from "../text/problem-sentence.ts";
import { releaseStateLabels } from "../text/release-texts.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Connection, connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { explanationsGiven, sayingsGiven, writeExplanations } from "./explanations-file.ts";
import { formAtHand } from "./form-at-hand.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import { differenceLines } from "./print-differences.ts";
import { explainedLines } from "./print-explanations.ts";
import { countLine, findingLines } from "./print-findings.ts";
import { reportLines } from "./print-report.ts";
import { receiptLines, saveReceipt } from "./receipt.ts";
import { tell } from "./tell.ts";
import { openWorkbook, type WorkbookFile } from "./workbook-file.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = {
  sheet: "value",
  period: "value",
  round: "value",
  server: "value",
  explain: "value",
  "write-explanations": "value",
  "ask-release": "switch",
  "dry-run": "switch",
} as const;

export const submit: Command = {
  usage:
    "submit 文件.xlsx [--round 任务编号] [--sheet 表名] [--period 报告期] [--explain 说明.json] [--ask-release] [--dry-run]",
  summary: "审核并上报，回执写回文件",
  details: [
    "任务按报表、填报单位和报告期自动找；有几个都适合时用 --round 指明。",
    "--period 报告期   表里没有写报告期时指明，如 2024",
    "--explain 文件   核实性审核结果的说明；工作表“审核结果”里写的也算，以文件为准",
    "--write-explanations 文件  把要说明的各条写成一个文件，填好后用 --explain 给出",
    "--ask-release   只有准强制性的没有通过时，请市局放行；每条的说明用 --explain 给出",
    "--dry-run   只问服务器能不能通过，不上报",
    "没有送达的上报再执行一次即可，不会重复。同一份内容再次上报，得到原来的回执。",
    "退出码：0 已上报；1 有必须改正的或没有说明的；2 文件读不了或用法不对；3 未登录、没有网络或服务器拒绝",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 1, most: 1 });
    if (!read.ok) return wrongUsage(io, read.error, submit);
    const { positionals, values, switches } = read.value;
    const [path = ""] = positionals;
    const given = readGiven({ period: values.period, round: values.round });
    if (!given.ok) return tell(io, given.error);
    const connection = await connect(io, values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server, state, tables, names, held } = connection.value;
    const form = await formAtHand(client, undefined);
    if (!form.ok) return tell(io, form.error, server);
    const file = await openWorkbook(io, path);
    if (!file.ok) return tell(io, file.error, server);
    const said = await explanationsGiven(io, values.explain);
    if (!said.ok) return tell(io, said.error, server);
    const sayings = sayingsGiven(said.value);
    const outcome = await submitWorkbook(
      {
        host: file.value.host,
        client,
        ...state,
        tables,
        names,
        held,
        sayings,
        ownTexts,
        randomUuid: io.randomUuid,
      },
      {
        ...given.value,
        form: form.value,
        dryRun: switches["dry-run"] === true,
        ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
      },
    );
    if (!outcome.ok) return tell(io, outcome.error, server);
    const code = await show(io, file.value, server, outcome.value);
    const toWrite = values["write-explanations"];
    if (outcome.value.kind === "blocked")
      return afterBlocked(io, connection.value, outcome.value, {
        given: said.value,
        toWrite,
        ask: switches["ask-release"] === true,
      });
    if (outcome.value.kind !== "to-explain" || toWrite === undefined) return code;
    const { explanations, report } = outcome.value;
    const written = await writeExplanations(io, toWrite, explanations, report.form);
    return written.ok ? code : tell(io, written.error, server);
  },
};

/** What may be released is written to be explained, or asked for, as the person wants it. */
async function afterBlocked(
  io: Io,
  { client, server }: Connection,
  { report, round }: SubmitOutcome,
  { given, toWrite, ask }: { given: Sayings; toWrite: string | undefined; ask: boolean },
): Promise<number> {
  const explanations = toRelease(report, given, ownTexts);
  const { good, missing, refused } = explanations;
  const count = good.length + missing.length + refused.length;
  if (count === 0) {
    if (ask) io.err("强制性的各条改正以后，才能请市局放行。");
    return exitCode.blocked;
  }
  print(io, explainedLines(explanations, report.form));
  if (toWrite !== undefined) {
    const written = await writeExplanations(io, toWrite, explanations, report.form);
    if (!written.ok) return tell(io, written.error, server);
  }
  if (!ask) {
    io.err(`数据确实如此的 ${count} 条，可以写好说明，加 --ask-release 请市局放行。`);
    return exitCode.blocked;
  }
  for (const { finding, explanation } of good) {
    const where = { report, round: round.round.id };
    const asked = await askRelease({ client, randomUuid: io.randomUuid }, where, explanation);
    if (!asked.ok) return tell(io, asked.error, server);
    io.out(`${releaseStateLabels[asked.value.state].zh}：${findingSubject(finding, report.form, "zh")}`);
  }
  return exitCode.blocked;
}

async function show(io: Io, file: WorkbookFile, server: string, outcome: SubmitOutcome): Promise<number> {
  const { report, round } = outcome;
  const { name } = round.round;
  switch (outcome.kind) {
    case "blocked":
      for (const line of reportLines(file.path, report)) io.out(line);
      io.err(outcome.by === "server" ? "服务器审核未通过，没有上报。" : "审核未通过，没有上报。");
      return exitCode.blocked;
    case "to-explain":
      print(io, findingLines(report.findings, report.form));
      print(io, explainedLines(outcome.explanations, report.form));
      io.err("有核实性审核结果没有说明，没有上报。");
      return exitCode.blocked;
    case "passed":
      io.out(`试报通过：可以上报到任务“${name}”（没有真的上报）。${countLine(report.counts)}`);
      print(io, findingLines(report.findings, report.form));
      print(io, changeLines(outcome.difference, report.form));
      return exitCode.fine;
    case "submitted":
      io.out(`已上报：任务“${name}”，第 ${outcome.receipt.revision} 版。`);
      print(io, receiptLines(outcome.receipt, report.counts));
      print(io, findingLines(report.findings, report.form));
      if (outcome.receipt.revision > 1) print(io, changeLines(outcome.difference, report.form));
      return saveReceipt(io, file, outcome.noted);
    case "unchanged":
      io.out(`这份内容已经上报过（任务“${name}”，第 ${outcome.receipt.revision} 版），没有重复上报。`);
      print(io, receiptLines(outcome.receipt, report.counts));
      return saveReceipt(io, file, outcome.noted);
    case "stale":
      io.err(problemSentence(outcome.problem, "zh"));
      print(
        io,
        differenceLines(outcome.problem.difference ?? [], report.form, { before: "服务器上", after: "本表" }),
      );
      return exitCode.failed;
    case "kept":
      io.err(apiFailureSentence(outcome.failure, server, "zh"));
      io.err("这份上报还没有得到答复。请再执行一次同样的命令，不会重复上报。");
      return exitCode.failed;
  }
}

/** What a revision changes; of a first submission everything is new, which needs no list. */
function changeLines(difference: readonly CellDifference[], form: Form): string[] {
  if (difference.every(({ change }) => change === "added")) return ["", `新增数据 ${difference.length} 个。`];
  return [
    "",
    `与上一版不同的有 ${difference.length} 处：`,
    ...differenceLines(difference, form, { before: "上一版", after: "本表" }),
  ];
}

function print(io: Io, lines: readonly string[]): void {
  for (const line of lines) io.out(line);
}
