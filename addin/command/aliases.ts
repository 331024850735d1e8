import { aliasKey } from "../../shared/codec/alias-key.ts";
import { type AliasCase, type AliasDecision, aliasReason } from "../../shared/schema/alias.ts";
import { type AliasList, type AliasStep, decideAlias, listAliases } from "../flow/alias-cases.ts";
import { aliasStateLabels, conflictText } from "../text/alias-texts.ts";
import { alignedTable } from "../text/aligned-table.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = { server: "value", reason: "value", form: "value", all: "switch" } as const;

export const aliases: Command = {
  usage: "aliases [accept|refuse|withdraw 指标代码 叫法] [--reason 理由] [--form 报表]",
  summary: "市级：看各县对指标的叫法，采用为别名或拒绝",
  details: [
    "不写步骤：列出待处理的和已采用的；--all 连已拒绝、已撤销的也列出。",
    "accept 采用：各县的表里这样叫的行从此直接认定，不再问。refuse 拒绝、withdraw 撤销采用：要用 --reason 写明理由。",
    "--form 报表   几张报表里有同样的叫法时指明",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 0, most: 3 });
    if (!read.ok) return wrongUsage(io, read.error, aliases);
    const { positionals, values, switches } = read.value;
    const [word, indicator, name] = positionals;
    const step = word === undefined ? null : stepOf(word, values.reason);
    if (typeof step === "string") return wrongUsage(io, step, aliases);
    if (step !== null && (indicator === undefined || name === undefined))
      return wrongUsage(io, "请写明指标代码和叫法。", aliases);
    const connection = await connect(io, values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server } = connection.value;
    const listed = await listAliases(client);
    if (!listed.ok) return tell(io, listed.error, server);
    if (step === null || indicator === undefined || name === undefined)
      return printCases(io, listed.value, switches.all === true);
    const found = listed.value.cases.filter(
      (one) =>
        one.indicator === indicator.toUpperCase() &&
        aliasKey(one.name) === aliasKey(name) &&
        one.form === (values.form ?? one.form),
    );
    const [only] = found;
    if (only === undefined || found.length > 1) return tellWhich(io, found);
    const done = await decideAlias({ client, randomUuid: io.randomUuid }, only, step);
    if (!done.ok) return tell(io, done.error, server);
    io.out(`${doneWords[step.decision]}：“${only.name}” ${only.indicator} ${only.indicatorName}。`);
    return exitCode.fine;
  },
};

const doneWords: Record<AliasDecision["decision"], string> = {
  accept: "已采用",
  refuse: "已拒绝",
  withdraw: "已撤销采用",
};

/** A step as it was typed, or the sentence that says what is wrong with it. */
function stepOf(word: string, given: string | undefined): AliasStep | string {
  if (word === "accept") return { decision: "accept" };
  if (word !== "refuse" && word !== "withdraw")
    return `没有“${word}”这一步。请写 accept、refuse 或 withdraw。`;
  const reason = aliasReason.safeParse(given ?? "");
  return reason.success
    ? { decision: word, reason: reason.data }
    : "请用 --reason 写明理由（2 到 200 个字）。";
}

function tellWhich(io: Io, found: readonly AliasCase[]): number {
  io.err(
    found.length === 0
      ? "没有这个叫法。请照列出的指标代码和叫法写：npm run -s zhibao -- aliases --all"
      : `几张报表里都有：${found.map(({ form }) => form).join("、")}。请用 --form 指明。`,
  );
  return exitCode.unusable;
}

function printCases(io: Io, { cases, orgs }: AliasList, all: boolean): number {
  const shown = cases.filter(({ state }) => all || state === "open" || state === "accepted");
  if (shown.length === 0) {
    io.out("没有待处理的叫法。");
    return exitCode.fine;
  }
  const names = new Map(orgs.map(({ id, shortName }) => [id, shortName]));
  const titles = ["状态", "指标", "名称", "叫法", "单位", "哪些县", ""];
  const rows = shown.map((one) => [
    aliasStateLabels[one.state].zh,
    one.indicator,
    one.indicatorName,
    one.name,
    one.units.join("、"),
    `${one.orgs.length} 个：${one.orgs.map((id) => names.get(id) ?? id).join("、")}`,
    [
      ...(one.state === "accepted" ? [] : one.conflicts.map((conflict) => conflictText(conflict, one, "zh"))),
      ...(one.reason === null ? [] : [`理由：${one.reason}`]),
    ].join("；"),
  ]);
  for (const line of alignedTable(
    titles.map((title) => ({ title })),
    rows,
  ))
    io.out(line);
  return exitCode.fine;
}
