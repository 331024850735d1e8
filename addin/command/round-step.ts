import type { BoardEntry } from "../../shared/schema/round.ts";
import type { RoundStep } from "../api/round-calls.ts";
import { moveRound } from "../flow/move-round.ts";
import { roundStateLabels, submissionStateLabels } from "../text/labels.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

export const open: Command = roundStep("open", "市级：开放任务，各单位可以上报", [
  "已截止的任务可以再次开放，例如退回后让单位改报。",
]);

export const close: Command = roundStep("close", "市级：截止任务，不再接收上报", ["截止后仍可验收和退回。"]);

export const publish: Command = roundStep("publish", "市级：公布汇总数，各单位可以取回", [
  "先截止（close）再公布。公布的是此刻已验收的数据，公布后不再变动，也不能撤回。",
  "--without-missing   有单位未报或未验收也公布；公布表里这些单位是“未报”",
]);

const options = { server: "value", "without-missing": "switch" } as const;

function tellIncomplete(io: Io, round: string, units: readonly BoardEntry[]): number {
  const named = units.map(({ org, state }) => `${org}（${submissionStateLabels[state].zh}）`).join("、");
  io.err(`没有公布：还有 ${units.length} 个单位没有验收：${named}。公布后不能撤回。`);
  io.err(`看进度：npm run -s zhibao -- review ${round}`);
  io.err(`这些单位按未报公布：npm run -s zhibao -- publish ${round} --without-missing`);
  return exitCode.failed;
}

function roundStep(step: RoundStep, summary: string, details: string[]): Command {
  const command: Command = {
    usage: `${step} 任务编号`,
    summary,
    details,
    run: async (args, io) => {
      const read = readArguments(args, options, { least: 1, most: 1 });
      if (!read.ok) return wrongUsage(io, read.error, command);
      if (read.value.switches["without-missing"] && step !== "publish")
        return wrongUsage(io, "只有 publish 有 --without-missing。", command);
      const connection = await connect(io, read.value.values.server);
      if (!connection.ok) return tell(io, connection.error);
      const { client, server } = connection.value;
      const [round = ""] = read.value.positionals;
      const withoutMissing = read.value.switches["without-missing"] === true;
      const moved = await moveRound({ client, randomUuid: io.randomUuid }, round, step, { withoutMissing });
      if (!moved.ok) return tell(io, moved.error, server);
      if (moved.value.kind === "incomplete") return tellIncomplete(io, round, moved.value.units);
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
