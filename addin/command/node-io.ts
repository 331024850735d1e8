import { randomUUID } from "node:crypto";
import { homedir, platform } from "node:os";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "../api/replace-file.ts";
import { printable } from "../text/printable.ts";
import { configFolder } from "./config-folder.ts";
import { disk } from "./disk.ts";
import type { Io } from "./io.ts";

/** The command line's machine: this process, its terminal and its disk. */
export function nodeIo(): Io {
  // A reader that closes early (| head) is no fault.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (errorCode(error) !== "EPIPE") throw error;
    });
  }
  return {
    out: (line) => void process.stdout.write(`${printable(line)}\n`),
    err: (line) => void process.stderr.write(`${printable(line)}\n`),
    ask,
    readStdin: () => text(process.stdin),
    env: process.env,
    ...disk,
    fetch: (request) => fetch(request),
    wait: (ms) => wait(ms),
    now: () => new Date(),
    randomUuid: () => randomUUID(),
    configFolder: configFolder(process.env, platform(), homedir()),
  };
}

/** The prompt goes to standard error, so that output can be redirected while someone is asked. */
async function ask(prompt: string, { hidden }: { hidden: boolean }): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stderr,
    terminal: true,
  });
  const answer = await new Promise<string | null>((settle) => {
    terminal.once("line", settle);
    // Ctrl-C or Ctrl-D
    terminal.once("close", () => settle(null));
  });
  terminal.close();
  if (hidden || answer === null) process.stderr.write("\n");
  return answer;
}
