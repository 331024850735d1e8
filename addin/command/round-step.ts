import type { RoundStep } from "../api/round-calls.ts";
import { moveRound } from "../flow/move-round.ts";
import { roundStateLabels } from "../text/labels.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

export const open: Command = roundStep("open", "市级：开放任务，各单位可以上报", [
  "已截止的任务可以再次开放，例如退回后让单位改报。",
]);

export const close: Command = roundStep("close", "市级：截止任务，不再接收上报", ["截止后仍可验收和退回。"]);

export const publish: Command = roundStep("publish", "市级：公布汇总数，各单位可以取回", [
  "先截止（close）再公布。公布的是此刻已验收的数据，公布后不再变动。",
]);

function roundStep(step: RoundStep, summary: string, details: string[]): Command {
  const command: Command = {
    usage: `${step} 任务编号`,
    summary,
    details,
    run: async (args, io) => {
      const read = readArguments(args, { server: "value" }, { least: 1, most: 1 });
      if (!read.ok) return wrongUsage(io, read.error, command);
      const connection = await connect(io, read.value.values.server);
      if (!connection.ok) return tell(io, connection.error);
      const { client, server } = connection.value;
      const [round = ""] = read.value.positionals;
      const moved = await moveRound({ client, randomUuid: io.randomUuid }, round, step);
      if (!moved.ok) return tell(io, moved.error, server);
      const { kind, round: summaryOf } = moved.value;
      const label = roundStateLabels[summaryOf.state].zh;
      const { name, id } = summaryOf.round;
      io.out(
        kind === "done"
          ? `任务“${name}”（${id}）：${label}。`
          : `任务“${name}”（${id}）原来就是${label}，没有变化。`,
      );
      return exitCode.fine;
    },
  };
  return command;
}
