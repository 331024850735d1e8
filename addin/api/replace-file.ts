import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Content of a text file, null where there is none. Other failures (no permission) are thrown. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/**
 * Writes beside the file, then renames: whoever reads sees the old content or the new, and a crash leaves the old.
 * An existing file keeps its permissions unless `mode` is given; a link stays a link. `beforehand` is run when all but
 * the renaming is done; where it throws, nothing is replaced.
 */
export async function replaceFile(
  path: string,
  data: string | Uint8Array,
  { mode, beforehand }: { mode?: number; beforehand?: () => Promise<void> } = {},
): Promise<void> {
  const target = await targetOf(path);
  const folder = dirname(target);
  if (mode !== undefined) await mkdir(folder, { recursive: true, mode: 0o700 });
  const beside = join(folder, `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    const file = await open(beside, "wx", mode ?? (await modeOf(target)) ?? 0o666);
    try {
      await file.writeFile(data);
      await file.sync();
    } finally {
      await file.close();
    }
    await beforehand?.();
    await rename(beside, target);
  } finally {
    await rm(beside, { force: true });
  }
}

/** "ENOENT" and the like; undefined for errors that are not of the file system. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return path;
    throw error;
  }
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
