import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { errorCode } from "./api/replace-file.ts";
import { aliases } from "./command/aliases.ts";
import { check } from "./command/check.ts";
import type { Command } from "./command/command.ts";
import { accept, returnIt } from "./command/decision.ts";
import { exitCode } from "./command/exit-code.ts";
import { fill } from "./command/fill.ts";
import { forms } from "./command/forms.ts";
import { printHelp } from "./command/help.ts";
import type { Io } from "./command/io.ts";
import { nodeIo } from "./command/node-io.ts";
import { pull } from "./command/pull.ts";
import { releases } from "./command/releases.ts";
import { review } from "./command/review.ts";
import { close, open, publish } from "./command/round-step.ts";
import { rules } from "./command/rules.ts";
import { signIn } from "./command/sign-in.ts";
import { signOut } from "./command/sign-out.ts";
import { status } from "./command/status.ts";
import { submit } from "./command/submit.ts";
import { template } from "./command/template.ts";

const commands: ReadonlyMap<string, Command> = new Map([
  ["template", template],
  ["forms", forms],
  ["check", check],
  ["fill", fill],
  ["sign-in", signIn],
  ["sign-out", signOut],
  ["submit", submit],
  ["status", status],
  ["pull", pull],
  ["review", review],
  ["return", returnIt],
  ["accept", accept],
  ["open", open],
  ["close", close],
  ["publish", publish],
  ["aliases", aliases],
  ["rules", rules],
  ["releases", releases],
]);

/** The command line: the words after `zhibao --`; gives the exit code. Throws only on mistakes of the program. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const [name = "help", ...rest] = args;
  if (name === "help" || name === "--help" || name === "-h") return printHelp(io, commands, rest[0]);
  const command = commands.get(name);
  if (!command) {
    io.err(`没有“${name}”这个命令。全部命令：npm run -s zhibao -- help`);
    return exitCode.unusable;
  }
  if (rest.includes("--help") || rest.includes("-h")) return printHelp(io, commands, name);
  try {
    return await command.run(rest, io);
  } catch (fault) {
    if (!isOfSettings(fault, io)) throw fault;
    io.err(
      `读写设置文件夹 ${io.configFolder} 失败。请检查权限和磁盘空间，或设环境变量 ZHIBAO_CONFIG_DIR 指定别的文件夹。`,
    );
    return exitCode.unusable;
  }
}

/** The disk refuses the folder of settings: no permission, no space, a file in its place. */
const isOfSettings = (fault: unknown, { configFolder }: Io): boolean =>
  errorCode(fault) !== undefined &&
  fault instanceof Error &&
  "path" in fault &&
  typeof fault.path === "string" &&
  fault.path.startsWith(configFolder);

/** A mistake of the program, told apart from every outcome above (EX_SOFTWARE of sysexits). */
const programFault = 70;

const calledFrom = process.argv[1];
if (calledFrom !== undefined && realpathSync(calledFrom) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2), nodeIo()).then(
    (code) => {
      process.exitCode = code;
    },
    (fault: unknown) => {
      console.error("指报出了内部错误，没有完成。请把下面的内容发给管理员：");
      console.error(fault);
      process.exitCode = programFault;
    },
  );
}
