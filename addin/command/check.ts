import { type Result, succeed } from "../../shared/result.ts";
import type { Person } from "../../shared/schema/session.ts";
import { readBinding } from "../flow/binding.ts";
import { type CheckReport, checkWorkbook, type NamedOrg } from "../flow/check.ts";
import { readArguments } from "./arguments.ts";
import { checkJson, failureJson } from "./check-json.ts";
import type { Command } from "./command.ts";
import { type Connection, connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { formAtHand } from "./form-at-hand.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import { reportLines } from "./print-report.ts";
import { type Failure, failureCode, failureSentence, tell } from "./tell.ts";
import { openWorkbook, type WorkbookFile } from "./workbook-file.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = {
  sheet: "value",
  form: "value",
  org: "value",
  period: "value",
  server: "value",
  json: "switch",
} as const;

type Words = { sheet?: string; form?: string; org?: string; period?: string; server?: string };

export const check: Command = {
  usage: "check 文件.xlsx [--sheet 表名] [--form 报表] [--org 单位] [--period 报告期] [--json]",
  summary: "审核一个工作簿，不上报，不需要登录",
  details: [
    "--sheet 表名      有几张表像填报表时指明",
    "--form 报表       默认科技创新主要指标年报表；写成 编号@版本 可用服务器上的其他版本（需登录）",
    "--org 单位        区划代码或单位编号；默认按表头",
    "--period 报告期   如 2024；默认按表头",
    "--json            只输出 JSON（格式见 docs/审核结果的JSON格式.md）",
    "退出码：0 通过审核；1 有必须改正的；2 文件读不了或用法不对；3 服务器的原因",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 1, most: 1 });
    if (!read.ok) {
      if (args.includes("--json"))
        io.out(JSON.stringify(failureJson("", "wrong-usage", read.error), null, 2));
      return wrongUsage(io, read.error, check);
    }
    const [path = ""] = read.value.positionals;
    const { server, report } = await checkFile(io, path, read.value.values);
    if (read.value.switches.json) return printJson(io, path, server, report);
    if (!report.ok) return tell(io, report.error, server);
    for (const line of reportLines(path, report.value)) io.out(line);
    return report.value.blocked ? exitCode.blocked : exitCode.fine;
  },
};

function printJson(io: Io, path: string, server: string, report: Result<CheckReport, Failure>): number {
  if (report.ok) {
    io.out(JSON.stringify(checkJson(path, report.value), null, 2));
    return report.value.blocked ? exitCode.blocked : exitCode.fine;
  }
  const { error } = report;
  io.out(JSON.stringify(failureJson(path, failureCode(error), failureSentence(error, server)), null, 2));
  return tell(io, error, server);
}

async function checkFile(
  io: Io,
  path: string,
  words: Words,
): Promise<{ server: string; report: Result<CheckReport, Failure> }> {
  const connection = await connect(io, words.server);
  if (!connection.ok) return { server: "", report: connection };
  return { server: connection.value.server, report: await reportOn(io, path, words, connection.value) };
}

async function reportOn(
  io: Io,
  path: string,
  words: Words,
  { client, person, state }: Connection,
): Promise<Result<CheckReport, Failure>> {
  const given = readGiven({ org: words.org, period: words.period });
  if (!given.ok) return given;
  const file = await openWorkbook(io, path);
  if (!file.ok) return file;
  const form = await formAtHand(client, words.form ?? (await ownForm(file.value)));
  if (!form.ok) return form;
  const report = await checkWorkbook(file.value.host, {
    ...given.value,
    form: form.value,
    orgs: ownUnit(person),
    memory: state.tables,
    ...(words.sheet === undefined ? {} : { sheet: words.sheet }),
  });
  return report.ok ? succeed(report.value) : report;
}

/** The form version the workbook was made from, as its binding sheet says. */
async function ownForm({ host }: WorkbookFile): Promise<string | undefined> {
  const snapshot = await host.snapshot();
  const form = snapshot.ok ? readBinding(snapshot.value).form : null;
  return form ? `${form.id}@${form.version}` : undefined;
}

/** The only unit whose name is known without asking the server. */
const ownUnit = (person: Person | null): NamedOrg[] =>
  person ? [{ id: person.org, name: person.orgName, shortName: person.orgName }] : [];
