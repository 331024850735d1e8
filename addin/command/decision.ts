import { type Decision, decide } from "../flow/decide.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

export const accept: Command = {
  usage: "accept 任务编号 单位编号",
  summary: "市级：验收一个单位的上报",
  details: ["验收的数据进入汇总，之后该单位不能再改。要先在本机用 review 看过当前这一版。"],
  run: async (args, io) => {
    const read = readArguments(args, { server: "value" }, { least: 2, most: 2 });
    if (!read.ok) return wrongUsage(io, read.error, accept);
    return decideOn(io, read.value, { kind: "accept" });
  },
};

/** As the server asks: a reason of fewer characters helps nobody. */
const leastReason = 4;

export const returnIt: Command = {
  usage: "return 任务编号 单位编号 --reason 理由",
  summary: "市级：退回一个单位的上报，写明理由",
  details: [
    "理由会显示给该单位，请写清楚哪一行要怎样改。退回后该单位可以再次上报。",
    "要先在本机用 review 看过当前这一版。",
  ],
  run: async (args, io) => {
    const read = readArguments(args, { server: "value", reason: "value" }, { least: 2, most: 2 });
    if (!read.ok) return wrongUsage(io, read.error, returnIt);
    const reason = read.value.values.reason?.trim() ?? "";
    if (reason.length < leastReason) {
      return wrongUsage(io, `请用 --reason 写明退回理由（至少 ${leastReason} 个字）。`, returnIt);
    }
    return decideOn(io, read.value, { kind: "return", reason });
  },
};

async function decideOn(
  io: Io,
  { positionals: [round = "", org = ""], values }: { positionals: string[]; values: { server?: string } },
  decision: Decision,
): Promise<number> {
  const connection = await connect(io, values.server);
  if (!connection.ok) return tell(io, connection.error);
  const { client, server, state } = connection.value;
  const decided = await decide({ client, seen: state.seen, randomUuid: io.randomUuid }, round, org, decision);
  if (!decided.ok) return tell(io, decided.error, server);
  const done = decision.kind === "accept" ? "验收" : "退回";
  io.out(
    decided.value.kind === "done"
      ? `已${done}：${org} 在任务 ${round} 的第 ${decided.value.reply.revision} 版。`
      : `${org} 在任务 ${round} 的第 ${decided.value.revision} 版原来就是已${done}的，没有变化。`,
  );
  return exitCode.fine;
}
