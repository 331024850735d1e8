import type { Severity } from "../../shared/schema/finding.ts";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import {
  type FormRule,
  formRule,
  type MissingMode,
  missingMode,
  type RuleInRound,
  type RuleStep,
  ruleDraft,
} from "../../shared/schema/form-rule.ts";
import {
  activateRule,
  listRules,
  type RuleTrial,
  refusalOf,
  ruleSteps,
  stepRule,
  tryRule,
  writeRule,
} from "../flow/form-rules.ts";
import { alignedTable } from "../text/aligned-table.ts";
import { severityLabels } from "../text/labels.ts";
import { missingLabels, ruleProblemSentence, ruleStateLabels } from "../text/rule-texts.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Connection, connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { formAtHand } from "./form-at-hand.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = {
  server: "value",
  form: "value",
  severity: "value",
  missing: "value",
  reason: "value",
  hits: "value",
  all: "switch",
} as const;

export const rules: Command = {
  usage: "rules [write 编号 写法 --reason 理由 | try|trial|activate|retire 编号]",
  summary: "市级：看、写、试行、启用、停用报表的审核关系",
  details: [
    "不写步骤：列出草稿、试行和在用的；--all 连停用的也列出。",
    '写法照表格里的习惯：rules write FORM-20 "新增高新技术企业数 ≤ 高新技术企业总数" --reason 新增的应计入总数',
    "--severity 强制性|准强制性|核实性|提示性   查出后怎样（默认核实性）；准强制性的由市局放行一条后可以上报",
    "--missing any|all|zero   缺数时：缺一个就不判定（默认）；全缺才不判定；缺的按 0",
    "try 试算：最近几个任务里会查出哪些单位。trial 试行：只作提示。activate 启用：先试算，再用 --hits 写明看到的命中数。",
    "--form 编号@版本   默认 sti-yearly@1",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 0, most: 3 });
    if (!read.ok) return wrongUsage(io, read.error, rules);
    const { positionals, values, switches } = read.value;
    const [word, named, text] = positionals;
    const connection = await connect(io, values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server } = connection.value;
    const found = await formAtHand(client, values.form);
    if (!found.ok) return tell(io, found.error, server);
    const form = { id: found.value.id, version: found.value.version };
    const listed = await listRules(client, form);
    if (!listed.ok) return tell(io, listed.error, server);
    if (word === undefined) return printRules(io, listed.value, switches.all === true);
    if (named === undefined) return wrongUsage(io, "请写明审核关系的编号，如 FORM-20。", rules);
    const rule = named.toUpperCase();
    if (!formRule.shape.id.safeParse(rule).success)
      return wrongUsage(
        io,
        `没有“${named}”这样的编号。编号是 FORM- 加两位数（如 FORM-01、FORM-20）或字母。`,
        rules,
      );
    if (word === "write") return write(io, connection.value, { form, rule, text, values });
    const step = stepNamed.get(word);
    if (step === undefined && word !== "try")
      return wrongUsage(io, `没有“${word}”这一步。请写 write、try、trial、activate 或 retire。`, rules);
    const standing = latest(listed.value, rule, step);
    if (standing === undefined) {
      io.err(`没有能这样做的 ${rule}。列出现有的：npm run -s zhibao -- rules --all`);
      return exitCode.unusable;
    }
    const at = { form, rule, version: standing.version };
    if (step === undefined || (step === "activate" && values.hits === undefined))
      return tryOut(io, connection.value, at, step === "activate");
    return move(io, connection.value, { at, step, hits: Number(values.hits) });
  },
};

const stepNamed: ReadonlyMap<string, RuleStep["step"]> = new Map([
  ["trial", "trial"],
  ["activate", "activate"],
  ["retire", "retire"],
]);

/** The latest version that can take the step; any, where none is asked for. */
const latest = (all: readonly FormRule[], rule: string, step: RuleStep["step"] | undefined) =>
  all.filter((one) => one.id === rule && (step === undefined || ruleSteps(one).includes(step))).at(-1);

const severities: ReadonlyMap<string, Severity> = new Map([
  ["强制性", "error"],
  ["准强制性", "releasable"],
  ["核实性", "query"],
  ["提示性", "hint"],
]);
const missingModes: ReadonlyMap<string, MissingMode> = new Map([
  ["any", missingMode.enum.skipIfAnyMissing],
  ["all", missingMode.enum.skipIfAllMissing],
  ["zero", missingMode.enum.missingAsZero],
]);

type Written = {
  form: FormVersionRef;
  rule: string;
  text: string | undefined;
  values: { severity?: string; missing?: string; reason?: string };
};

async function write(
  io: Io,
  { client, server }: Connection,
  { form, rule, text, values }: Written,
): Promise<number> {
  const severity = severities.get(values.severity ?? "核实性");
  if (severity === undefined)
    return wrongUsage(io, "--severity 请写 强制性、准强制性、核实性 或 提示性。", rules);
  const missing = missingModes.get(values.missing ?? "any");
  if (missing === undefined) return wrongUsage(io, "--missing 请写 any、all 或 zero。", rules);
  const draft = ruleDraft.safeParse({ severity, missing, text: text ?? "", reason: values.reason ?? "" });
  if (!draft.success)
    return wrongUsage(io, "请写明写法（3 到 500 字）和 --reason 理由（4 到 200 字）。", rules);
  const written = await writeRule({ client, randomUuid: io.randomUuid }, { form, rule }, draft.data);
  if (!written.ok) {
    const { error } = written;
    for (const problem of refusalOf(error)?.ruleProblems ?? [])
      io.err(`${problem.rule}：${ruleProblemSentence(problem, "zh")}`);
    return tell(io, error, server);
  }
  const made = written.value.filter(({ id }) => id === rule).at(-1);
  io.out(`已存为草稿：${rule} 第 ${made?.version ?? 1} 版。`);
  io.out(`看看会查出谁：npm run -s zhibao -- rules try ${rule}`);
  return exitCode.fine;
}

type At = { form: FormVersionRef; rule: string; version: number };

async function tryOut(io: Io, { client, server }: Connection, at: At, activating: boolean): Promise<number> {
  const tried = await tryRule(client, at);
  if (!tried.ok) return tell(io, tried.error, server);
  if (activating) showTrial(io, tried.value, at.rule);
  else for (const line of trialLines(tried.value)) io.out(line);
  return exitCode.fine;
}

/** Whom a rule hits, and how it is activated after that was seen. */
function showTrial(io: Io, trial: RuleTrial, rule: string): void {
  for (const line of trialLines(trial)) io.out(line);
  io.out("");
  io.out(`看过后启用：npm run -s zhibao -- rules activate ${rule} --hits ${trial.hits}`);
}

function trialLines({ rounds, orgs, hits }: RuleTrial): string[] {
  if (rounds.length === 0) return ["还没有哪个任务有上报的数据，无从试算。"];
  const names = new Map(orgs.map(({ id, shortName }) => [id, shortName]));
  const line = ({ org, shown, engine }: RuleInRound["hits"][number]) =>
    `    ${names.get(org) ?? org}：${shown ?? ""}${engine === null ? "" : "（除数为 0，无法计算）"}`;
  return [
    ...rounds.flatMap((round) => [
      `${round.name}：${round.submissions} 个单位上报，${round.judged} 个能判定，查出 ${round.hits.length} 处`,
      ...round.hits.map(line),
    ]),
    `合计查出 ${hits} 处。`,
  ];
}

async function move(
  io: Io,
  { client, server }: Connection,
  { at, step, hits }: { at: At; step: RuleStep["step"]; hits: number },
): Promise<number> {
  if (step === "activate" && !Number.isInteger(hits))
    return wrongUsage(io, "--hits 请写试算看到的命中数。", rules);
  const ports = { client, randomUuid: io.randomUuid };
  const moved =
    step === "activate" ? await activateRule(ports, at, hits) : await stepRule(ports, at, { step });
  if (!moved.ok) return tell(io, moved.error, server);
  if ("kind" in moved.value && moved.value.kind === "changed") {
    io.err(
      `没有启用：${at.rule} 现在查出 ${moved.value.trial.hits} 处，不是您看到的 ${hits} 处。请看清楚再启用：`,
    );
    showTrial(io, moved.value.trial, at.rule);
    return exitCode.failed;
  }
  io.out(`${at.rule} 第 ${at.version} 版：${doneWords[step]}。`);
  return exitCode.fine;
}

const doneWords: Record<RuleStep["step"], string> = {
  trial: "已试行，只作提示，不影响上报",
  activate: "已启用",
  retire: "已停用",
};

function printRules(io: Io, all: readonly FormRule[], whole: boolean): number {
  const shown = all.filter(({ state }) => whole || state !== "retired");
  const titles = ["编号", "版", "状态", "级别", "缺数时", "审核关系", "理由"];
  const rows = shown.map((rule) => [
    rule.id,
    String(rule.version),
    ruleStateLabels[rule.state].zh,
    severityLabels[rule.severity].zh,
    missingLabels[rule.missing].zh,
    rule.text,
    rule.reason,
  ]);
  const lines = alignedTable(
    titles.map((title) => ({ title })),
    rows,
  );
  for (const line of shown.length === 0 ? ["这张报表没有审核关系。"] : lines) io.out(line);
  return exitCode.fine;
}
