import { padEnd } from "../text/aligned-table.ts";
import type { Command } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** All commands, or one in detail. */
export function printHelp(io: Io, commands: ReadonlyMap<string, Command>, named: string | undefined): number {
  const command = named === undefined ? undefined : commands.get(named);
  if (named !== undefined && !command) {
    io.err(`没有“${named}”这个命令。`);
    return exitCode.unusable;
  }
  const lines = command
    ? [
        `npm run -s zhibao -- ${command.usage}`,
        command.summary,
        ...command.details.map((line) => `  ${line}`),
      ]
    : overview(commands);
  for (const line of lines) io.out(line);
  return exitCode.fine;
}

const overview = (commands: ReadonlyMap<string, Command>): string[] => [
  "指报：科技创新指标报送。用法：npm run -s zhibao -- 命令",
  "",
  ...[...commands].map(([name, { summary }]) => `  ${padEnd(name, 10)}${summary}`),
  "",
  "看一个命令的用法：npm run -s zhibao -- help 命令",
  "退出码：0 成功；1 审核未通过；2 文件读不了或用法不对；3 未登录、没有网络或服务器拒绝",
];
