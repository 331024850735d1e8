import type { Person } from "../../shared/schema/session.ts";
import { periodOfForm } from "../flow/period-of-form.ts";
import { isCity } from "../flow/status.ts";
import { makeTemplate, templateFileName } from "../flow/template.ts";
import { authorWorkbook } from "../host/file/author-workbook.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { formAtHand } from "./form-at-hand.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = {
  out: "value",
  org: "value",
  period: "value",
  round: "value",
  form: "value",
  server: "value",
} as const;

export const template: Command = {
  usage: "template [--form 报表@版本] [--period 2024] [--org 330483] [--round 任务编号] [--out 文件.xlsx]",
  summary: "做一份填报模板（.xlsx），不需要登录；指明任务时需要登录",
  details: [
    "--form 报表@版本   如 sti-yearly@2；默认随程序带的年报表。有哪些报表看 forms，其他版本要先登录",
    "--period 报告期    默认上一年",
    "--org 单位         区划代码或单位编号；登录后默认本单位",
    "--round 任务编号   用该任务的报表版本、报告期和单位名称，并带上上年已验收的数",
    "--out 文件.xlsx    默认按报表、报告期、单位取名；已有的文件不覆盖",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 0, most: 0 });
    if (!read.ok) return wrongUsage(io, read.error, template);
    const { values } = read.value;
    const given = readGiven(values);
    if (!given.ok) return tell(io, given.error);
    const connection = await connect(io, values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server, person } = connection.value;
    const { org, round } = given.value;
    if (round !== undefined && values.form !== undefined)
      return wrongUsage(io, "任务已经定了报表版本：--round 和 --form 只写一个。", template);
    const form = await formAtHand(client, values.form);
    if (!form.ok) return tell(io, form.error, server);
    const period = round === undefined ? periodOfForm(values.period ?? lastYear(io), form.value) : null;
    if (period && !period.ok) return tell(io, period.error);
    const made = await makeTemplate(client, {
      form: form.value,
      ...unitOf(person, org),
      period: period === null ? (given.value.period ?? null) : period.value,
      ...(round === undefined ? {} : { round }),
    });
    if (!made.ok) return tell(io, made.error, server);
    const { plan } = made.value;
    const path = values.out ?? templateFileName(made.value);
    if (!path.toLowerCase().endsWith(".xlsx")) return wrongUsage(io, `“${path}”要以 .xlsx 结尾。`, template);
    const written = await io.writeFile(path, await authorWorkbook(plan), { replace: false });
    if (!written.ok) return tell(io, { kind: "file", path, fault: written.error });
    io.out(`已做好模板 ${path}：${plan.title}。填好后审核：npm run -s zhibao -- check ${quoted(path)}`);
    return exitCode.fine;
  },
};

/** The unit that is named, else a county's own; its name is known where it is the person's. */
function unitOf(person: Person | null, named: string | undefined): { org: string | null; orgName?: string } {
  const own = person !== null && !isCity(person) ? person : null;
  if (own !== null && (named ?? own.org) === own.org) return { org: own.org, orgName: own.orgName };
  return { org: named ?? null };
}

/** The report for a year is made after its end. */
const lastYear = (io: Io): string => String(io.now().getFullYear() - 1);

const quoted = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);
