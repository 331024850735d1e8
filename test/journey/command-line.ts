import { mkdtempSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { main } from "../../addin/cli.ts";
import type { Io } from "../../addin/command/io.ts";
import type { RealWorker } from "../real-worker.ts";

/** What one command printed and ended with. */
export type Ran = { code: number; out: string; err: string };

/** One person's desk: an own settings folder, files in an own folder, and the command line. */
export type Desk = {
  /** Runs a command; file names are meant in the desk's folder. */
  run: (...args: string[]) => Promise<Ran>;
  /** Runs a command that must succeed and gives what it printed. */
  must: (...args: string[]) => Promise<string>;
  path: (name: string) => string;
};

export function desk(worker: Pick<RealWorker, "fetch">, password: string): Desk {
  const folder = mkdtempSync(join(tmpdir(), "zhibao-journey-"));
  const run = async (...args: string[]): Promise<Ran> => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await main(args, machine(worker, folder, password, out, err));
    return { code, out: out.join("\n"), err: err.join("\n") };
  };
  return {
    run,
    must: async (...args) => {
      const ran = await run(...args);
      if (ran.code !== 0)
        throw new Error(`${args.join(" ")} ended with ${ran.code}:\n${ran.err}\n${ran.out}`);
      return ran.out;
    },
    path: (name) => join(folder, name),
  };
}

/** The real file system below one folder, the real Worker for the network, and a password that is always at hand. */
function machine(
  worker: Pick<RealWorker, "fetch">,
  folder: string,
  password: string,
  out: string[],
  err: string[],
): Io {
  const at = (path: string) => resolve(folder, path);
  return {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    ask: async () => password,
    readStdin: async () => password,
    env: {},
    readFile: async (path) => {
      try {
        return { ok: true, value: new Uint8Array(await readFile(at(path))) };
      } catch {
        return { ok: false, error: "missing" };
      }
    },
    writeFile: async (path, bytes, { was }) => {
      if (was && !(await readFile(at(path))).equals(was)) return { ok: false, error: "changed" };
      await mkdir(dirname(at(path)), { recursive: true });
      await writeFile(`${at(path)}.part`, bytes);
      await rename(`${at(path)}.part`, at(path));
      return { ok: true, value: null };
    },
    resolvePath: async (path) => at(path),
    fetch: (request) => worker.fetch(request),
    wait: async () => {},
    now: () => new Date(),
    randomUuid: () => crypto.randomUUID(),
    configFolder: join(folder, "settings"),
  };
}
