import { access, constants, readFile, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { errorCode, replaceFile } from "../api/replace-file.ts";
import type { FileFault, Io } from "./io.ts";

/** Files of the person, as commands read and write them. */
export const disk: Pick<Io, "readFile" | "writeFile" | "resolvePath"> = {
  readFile: (path) => onDisk(async () => new Uint8Array(await readFile(path))),
  writeFile: (path, bytes, { replace, was }) =>
    onDisk(async () => {
      if (await exists(path)) {
        if (!replace) throw new NotWritten("exists");
        await requireWritable(path);
      }
      await replaceFile(path, bytes, was && { beforehand: () => requireContent(path, was) });
      return null;
    }),
  resolvePath: async (path) => ((await exists(path)) ? realpath(path) : resolve(path)),
};

class NotWritten extends Error {
  readonly fault: FileFault;
  constructor(fault: FileFault) {
    super(fault);
    this.fault = fault;
  }
}

/** A rename would replace a file that its owner has made read-only. */
async function requireWritable(path: string): Promise<void> {
  if (((await stat(path)).mode & 0o222) === 0) throw new NotWritten("not-permitted");
  await access(path, constants.W_OK);
}

async function requireContent(path: string, content: Uint8Array): Promise<void> {
  if (!(await readFile(path)).equals(content)) throw new NotWritten("changed");
}

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
    if (error instanceof NotWritten) return refuse(error.fault);
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
