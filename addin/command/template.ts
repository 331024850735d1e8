import { isCity } from "../flow/status.ts";
import { makeTemplate } from "../flow/template.ts";
import { authorWorkbook } from "../host/file/author-workbook.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { formAtHand } from "./form-at-hand.ts";
import { fitsForm, readGiven } from "./given.ts";
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
  usage: "template [--out 文件.xlsx] [--org 330483] [--period 2024] [--round 任务编号]",
  summary: "做一份填报模板（.xlsx），不需要登录；指明任务时需要登录",
  details: [
    "--out 文件.xlsx    默认按报表、报告期、单位取名；已有的文件不覆盖",
    "--org 单位         区划代码或单位编号；登录后默认本单位",
    "--period 报告期    默认上一年",
    "--round 任务编号   用该任务的报表版本、报告期和单位名称",
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
    const form = await formAtHand(client, values.form);
    if (!form.ok) return tell(io, form.error, server);
    const { org, round } = given.value;
    const period = given.value.period ?? (round === undefined ? lastYear(io) : null);
    const fits = period === null ? null : fitsForm(period, form.value);
    if (fits && !fits.ok) return tell(io, fits.error);
    const own = person !== null && !isCity(person) ? person.org : null;
    const made = await makeTemplate(client, {
      form: form.value,
      org: org ?? own,
      period,
      ...(round === undefined ? {} : { round }),
    });
    if (!made.ok) return tell(io, made.error, server);
    const { plan, context } = made.value;
    const path =
      values.out ??
      `${[made.value.form.title, context.period, context.org?.id ?? ""].filter(Boolean).join("-")}.xlsx`;
    if (!path.toLowerCase().endsWith(".xlsx")) return wrongUsage(io, `“${path}”要以 .xlsx 结尾。`, template);
    const written = await io.writeFile(path, await authorWorkbook(plan), { replace: false });
    if (!written.ok) return tell(io, { kind: "file", path, fault: written.error });
    io.out(`已做好模板 ${path}：${plan.title}。填好后审核：npm run -s zhibao -- check ${quoted(path)}`);
    return exitCode.fine;
  },
};

/** The report for a year is made after its end. */
const lastYear = (io: Io): string => String(io.now().getFullYear() - 1);

const quoted = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);
