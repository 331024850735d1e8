import { roleLabels } from "../text/labels.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect, isExposed } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

export const signIn: Command = {
  usage: "sign-in [账号] [--server 地址] [--password-stdin]",
  summary: "登录；会话保存在本机用户的设置文件夹里，只有本人可读",
  details: [
    "不写账号时会询问；密码在终端里输入，不显示。",
    "--server 地址      服务器，默认 http://localhost:8787；登录后记住，也可设环境变量 ZHIBAO_SERVER",
    "--password-stdin   从标准输入读密码（脚本用）：echo 密码 | npm run -s zhibao -- sign-in 账号 --password-stdin",
  ],
  run: async (args, io) => {
    const read = readArguments(args, { server: "value", "password-stdin": "switch" }, { least: 0, most: 1 });
    if (!read.ok) return wrongUsage(io, read.error, signIn);
    const { positionals, values, switches } = read.value;
    const connection = await connect(io, values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server } = connection.value;
    const login = (positionals[0] ?? (await io.ask("账号：", { hidden: false })))?.trim();
    if (!login) return wrongUsage(io, "请写明账号。", signIn);
    if (isExposed(server)) io.err(`注意：${server} 不是 https，密码在网络上可能被看到。`);
    const password = await passwordOf(io, switches["password-stdin"] === true);
    if (!password) return wrongUsage(io, "没有读到密码。不在终端里运行时请用 --password-stdin。", signIn);
    const signedIn = await client.signIn(login, password);
    if (!signedIn.ok) return tell(io, { kind: "api", failure: signedIn.error }, server);
    const { name, role, orgName } = signedIn.value.person;
    io.out(`已登录：${orgName} ${name}（${roleLabels[role].zh}），服务器 ${server}`);
    return exitCode.fine;
  },
};

/** One line; a password may hold blanks, so only the line break is taken off. */
async function passwordOf(io: Io, fromStdin: boolean): Promise<string | null> {
  if (!fromStdin) return io.ask("密码：", { hidden: true });
  return (await io.readStdin()).split(/\r?\n/, 1)[0] ?? null;
}
