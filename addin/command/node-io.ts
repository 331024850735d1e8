import { randomUUID } from "node:crypto";
import { readFile, realpath, stat } from "node:fs/promises";
import { homedir, platform } from "node:os";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { errorCode, replaceFile } from "../api/replace-file.ts";
import { configFolder } from "./config-folder.ts";
import type { FileFault, Io } from "./io.ts";

/** The command line's machine: this process, its terminal and its disk. */
export function nodeIo(): Io {
  // A reader that closes early (| head) is no fault.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (errorCode(error) !== "EPIPE") throw error;
    });
  }
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    ask,
    readStdin: () => text(process.stdin),
    env: process.env,
    readFile: (path) => onDisk(async () => new Uint8Array(await readFile(path))),
    writeFile: (path, bytes, { replace }) =>
      onDisk(async () => {
        if (!replace && (await exists(path))) throw new ExistsAlready();
        await replaceFile(path, bytes);
        return null;
      }),
    resolvePath: async (path) => ((await exists(path)) ? realpath(path) : resolve(path)),
    fetch: (request) => fetch(request),
    wait: (ms) => wait(ms),
    now: () => new Date(),
    randomUuid: () => randomUUID(),
    configFolder: configFolder(process.env, platform(), homedir()),
  };
}

class ExistsAlready extends Error {}

const faults: Readonly<Record<string, FileFault>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  EISDIR: "is-folder",
  EACCES: "not-permitted",
  EROFS: "not-permitted",
  // Windows says so of a file that Excel holds open.
  EPERM: "in-use",
  EBUSY: "in-use",
  ENOSPC: "no-space",
  EDQUOT: "no-space",
};

async function onDisk<T>(work: () => Promise<T>): Promise<Result<T, FileFault>> {
  try {
    return succeed(await work());
  } catch (error) {
    if (error instanceof ExistsAlready) return refuse("exists");
    const fault = faults[errorCode(error) ?? ""];
    if (fault === undefined) throw error;
    return refuse(fault);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
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
