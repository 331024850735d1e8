import type { Board, RoundSummary, SubmissionState } from "../../shared/schema/round.ts";
import { isCity, type Status, status as statusOf } from "../flow/status.ts";
import { findUnanswered } from "../flow/unanswered.ts";
import { alignedTable } from "../text/aligned-table.ts";
import { beijingTime } from "../text/beijing-time.ts";
import { periodLabel } from "../text/finding-view.ts";
import { kindLabels, roleLabels, roundStateLabels, submissionStateLabels } from "../text/labels.ts";
import { unansweredSentence } from "../text/unanswered-sentence.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type Connection, connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

export const status: Command = {
  usage: "status [--server 地址]",
  summary: "当前账号，以及各个报送任务的进度",
  details: ["县（市、区）看到本单位的状态和退回理由；市级看到各任务有几家已报、未报。"],
  run: async (args, io) => {
    const read = readArguments(args, { server: "value" }, { least: 0, most: 0 });
    if (!read.ok) return wrongUsage(io, read.error, status);
    const connection = await connect(io, read.value.values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server, state } = connection.value;
    const found = await statusOf(client);
    if (!found.ok) return tell(io, found.error, server);
    for (const line of statusLines(found.value, server)) io.out(line);
    return tellUnanswered(io, { client, server, state }, found.value);
  },
};

/** What became of submissions without an answer; those that are done with are told once. */
async function tellUnanswered(
  io: Io,
  { client, server, state }: Pick<Connection, "client" | "server" | "state">,
  { person, rounds }: Status,
): Promise<number> {
  const summaries = rounds.map(({ summary }) => summary);
  const unanswered = await findUnanswered({ client, ...state }, { person, rounds: summaries });
  if (!unanswered.ok) return tell(io, unanswered.error, server);
  for (const one of unanswered.value) {
    io.out(unansweredSentence(one, "zh"));
    if (one.kind !== "waiting") await state.outbox.clear(one.id);
  }
  return exitCode.fine;
}

export function statusLines({ person, rounds }: Status, server: string): string[] {
  const who = `${person.orgName} ${person.name}（${roleLabels[person.role].zh}），服务器 ${server}`;
  if (rounds.length === 0) return [who, "现在没有报送任务。"];
  const columns = ["任务编号", "任务", "报告期", "截止", "任务状态", isCity(person) ? "各单位" : "本单位"];
  const table = alignedTable(
    columns.map((title) => ({ title })),
    rounds.map(({ summary, board }) => roundCells(summary, board)),
  );
  const returned = rounds.flatMap(({ summary: { round, mine } }) =>
    mine?.state === "returned" ? [`退回理由（${round.name}）：${mine.reason ?? ""}`] : [],
  );
  return [who, "", ...table, ...(returned.length > 0 ? ["", ...returned] : [])];
}

function roundCells({ round, state, mine }: RoundSummary, board: Board | null): string[] {
  return [
    round.id,
    round.rehearsal ? `${round.name}（演练，数据虚构）` : round.name,
    `${periodLabel(round.period, "zh")}${kindLabels[round.kind].zh}`,
    beijingTime(round.dueAt),
    roundStateLabels[state].zh,
    board ? boardText(board) : mine ? mineText(mine) : "",
  ];
}

function mineText({ state, revision, at }: NonNullable<RoundSummary["mine"]>): string {
  const label = submissionStateLabels[state].zh;
  if (state === "none") return label;
  return `${label}（第 ${revision} 版${at ? `，${beijingTime(at)}` : ""}）`;
}

/** "已验收 3，已上报 1，未报 4" */
function boardText({ entries }: Board): string {
  const order: SubmissionState[] = ["accepted", "submitted", "returned", "none"];
  const counted = order.flatMap((state) => {
    const count = entries.filter((entry) => entry.state === state).length;
    return count > 0 ? [`${submissionStateLabels[state].zh} ${count}`] : [];
  });
  return counted.join("，");
}
