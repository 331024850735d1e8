import { apiFailureSentence } from "../text/api-failure-sentence.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

export const signOut: Command = {
  usage: "sign-out",
  summary: "退出登录",
  details: ["本机的会话和取来的数总会删除；服务器连不上时会说明，会话到期后自动失效。"],
  run: async (args, io) => {
    const read = readArguments(args, { server: "value" }, { least: 0, most: 0 });
    if (!read.ok) return wrongUsage(io, read.error, signOut);
    const connection = await connect(io, read.value.values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server, person, replies } = connection.value;
    if (person === null) {
      io.out("本来就没有登录。");
      return exitCode.fine;
    }
    const done = await client.signOut();
    await replies.forget();
    io.out("已退出登录。");
    const told = done.ok || done.error.kind === "unauthenticated";
    if (!done.ok && !told) io.err(`服务器没有得到通知：${apiFailureSentence(done.error, server, "zh")}`);
    return told ? exitCode.fine : exitCode.failed;
  },
};
