import type { Io } from "./io.ts";

/** One word of the command line. */
export type Command = {
  /** How it is called: "check FILE.xlsx [--json]". */
  usage: string;
  /** What it does, in one line of Chinese. */
  summary: string;
  /** Details for `help COMMAND`, line by line. */
  details: readonly string[];
  /** Gives the exit code. */
  run: (args: readonly string[], io: Io) => Promise<number>;
};
