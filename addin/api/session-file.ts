import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import * as z from "zod";
import { session } from "../../shared/schema/session.ts";
import type { SessionStore } from "./session-store.ts";

/** What the file holds. The server outlives the session, so that the next sign-in need not name it again. */
const content = z.object({ server: z.url(), session: session.nullable() });
type Content = z.infer<typeof content>;

/**
 * The session of one server in a file that only its owner may read (mode 0600). A session that was got from another
 * server is not seen: its token is never sent elsewhere. A damaged file counts as signed out.
 */
export function sessionFile(path: string, server: string): SessionStore {
  return {
    load: async () => {
      const stored = await readContent(path);
      return stored?.server === server ? stored.session : null;
    },
    save: (saved) => writeContent(path, { server, session: saved }),
    clear: () => writeContent(path, { server, session: null }),
  };
}

/** The server of the last sign-in, null when there was none. */
export const rememberedServer = async (path: string): Promise<string | null> =>
  (await readContent(path))?.server ?? null;

async function readContent(path: string): Promise<Content | null> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return content.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Written beside and renamed: a crash leaves the old file, and nobody ever sees half a token. */
async function writeContent(path: string, stored: Content): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomUUID()}`;
  try {
    await writeFile(beside, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flag: "wx" });
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
