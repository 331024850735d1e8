import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { isSignedOut } from "../flow/failure.ts";
import { printVersion } from "../flow/form-of.ts";
import { type FormSummary, formsAtHand } from "../flow/forms-at-hand.ts";
import { alignedTable } from "../text/aligned-table.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

export const forms: Command = {
  usage: "forms [--server 地址]",
  summary: "列出可以做模板的报表和版本",
  details: ["登录后列出市局发布的全部版本；没有登录时只有随程序带的这一张，做模板、审核都不用联网。"],
  run: async (args, io) => {
    const read = readArguments(args, { server: "value" }, { least: 0, most: 0 });
    if (!read.ok) return wrongUsage(io, read.error, forms);
    const connection = await connect(io, read.value.values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server } = connection.value;
    const { forms: listed, without } = await formsAtHand(client, yearlyForm);
    for (const line of formLines(listed)) io.out(line);
    const [first] = listed;
    if (first) io.out(`做模板：npm run -s zhibao -- template --form ${printVersion(first)} --period 2024`);
    if (without === null) return exitCode.fine;
    if (!isSignedOut(without)) return tell(io, without, server);
    io.err("只列出随程序带的报表。登录后可以看到市局发布的全部版本：npm run -s zhibao -- sign-in 账号");
    return exitCode.fine;
  },
};

const formLines = (listed: readonly FormSummary[]): string[] =>
  alignedTable(
    ["报表", "名称", "发布日期"].map((title) => ({ title })),
    listed.map((form) => [printVersion(form), `${form.title}（第 ${form.version} 版）`, form.publishedOn]),
  );
