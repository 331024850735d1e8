import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../../../addin/cli.ts";
import { disk } from "../../../addin/command/disk.ts";
import type { Io } from "../../../addin/command/io.ts";
import { now } from "../api/a-session.ts";

export type Ran = { code: number; out: string; err: string };

/** A person at a machine: an own folder with files and settings, a real disk, and whatever network is handed in. */
export type Desk = {
  run: (...args: string[]) => Promise<Ran>;
  at: (name: string) => string;
  /** What the next questions are answered with; null is a machine without terminal. */
  answers: { login: string | null; password: string | null; stdin: string };
  env: Record<string, string>;
  leave: () => Promise<void>;
};

export async function aDesk(fetch: Io["fetch"]): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), "zhibao-desk-"));
  const at = (name: string) => join(folder, name);
  const answers: Desk["answers"] = { login: null, password: null, stdin: "" };
  const run = async (...args: string[]): Promise<Ran> => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await main(args, {
      ...disk,
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
      ask: async (_prompt, { hidden }) => (hidden ? answers.password : answers.login),
      readStdin: async () => answers.stdin,
      env: desk.env,
      fetch,
      wait: async () => undefined,
      now: () => now,
      randomUuid: () => crypto.randomUUID(),
      configFolder: at("settings"),
    });
    return { code, out: out.join("\n"), err: err.join("\n") };
  };
  const desk: Desk = {
    run,
    at,
    answers,
    env: { ZHIBAO_SERVER: "https://zhibao.test" },
    leave: () => rm(folder, { recursive: true }),
  };
  return desk;
}
