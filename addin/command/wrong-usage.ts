import type { Command } from "./command.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** What is wrong with the words after the command, and how it is called. */
export function wrongUsage(io: Io, sentence: string, { usage }: Command): number {
  io.err(sentence);
  io.err(`用法：npm run -s zhibao -- ${usage}`);
  return exitCode.unusable;
}
