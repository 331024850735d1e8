import type { MergedTable } from "../../shared/schema/merged.ts";
import { pullIntoWorkbook } from "../flow/pull.ts";
import { roundStateLabels } from "../text/labels.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { readGiven } from "./given.ts";
import { tell } from "./tell.ts";
import { openWorkbook } from "./workbook-file.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = { into: "value", round: "value", server: "value", submitted: "switch" } as const;

export const pull: Command = {
  usage: "pull --into 文件.xlsx [--round 任务编号]",
  summary: "把已公布的同级汇总数取回，写进工作簿的一张新表",
  details: [
    "--into 文件.xlsx   写进哪个工作簿；其他工作表和您自己的单元格不动",
    "--round 任务编号   不写时取本工作簿所属的任务，否则取唯一已公布的任务",
    "--submitted        仅市级：公布前按各单位最近一次上报（含未验收）取回",
    "没有变化时不改文件。",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 0, most: 0 });
    if (!read.ok) return wrongUsage(io, read.error, pull);
    const { values, switches } = read.value;
    if (values.into === undefined) return wrongUsage(io, "请用 --into 写明放进哪个工作簿。", pull);
    const given = readGiven({ round: values.round });
    if (!given.ok) return tell(io, given.error);
    const connection = await connect(io, values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server, state } = connection.value;
    const file = await openWorkbook(io, values.into);
    if (!file.ok) return tell(io, file.error, server);
    const outcome = await pullIntoWorkbook(
      { host: file.value.host, client, pulls: state.pulls, now: io.now },
      {
        ...given.value,
        workbook: await io.resolvePath(values.into),
        counted: switches.submitted ? "submitted" : "accepted",
      },
    );
    if (!outcome.ok) return tell(io, outcome.error, server);
    if (outcome.value.kind === "unchanged") {
      io.out(`没有变化：工作表“${outcome.value.sheet}”已是最新，文件没有改动。`);
      return exitCode.fine;
    }
    const saved = await file.value.save();
    if (!saved.ok) return tell(io, saved.error, server);
    const { sheet, how } = outcome.value.report;
    io.out(
      `已把${describe(outcome.value.table)}写入 ${values.into} 的工作表“${sheet}”（${how === "added" ? "新增" : "更新"}）。`,
    );
    return exitCode.fine;
  },
};

function describe({ round, state, orgs, indicators }: MergedTable): string {
  const rehearsal = round.rehearsal ? "，演练，数据虚构" : "";
  return `“${round.name}”（${roundStateLabels[state].zh}${rehearsal}）的 ${orgs.length} 个单位、${indicators.length} 个指标`;
}
