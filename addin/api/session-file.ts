import * as z from "zod";
import { session } from "../../shared/schema/session.ts";
import { readIfThere, replaceFile } from "./replace-file.ts";
import type { SessionStore } from "./session-store.ts";

/** What the file holds. The server outlives the session, so that the next sign-in need not name it again. */
const content = z.object({ server: z.url(), session: session.nullable() });
type Content = z.infer<typeof content>;

/**
 * The session of one server in a file that only its owner may read (mode 0600). A session that was got from another
 * server is not seen: its token is never sent elsewhere. A damaged file counts as signed out.
 */
export function sessionFile(path: string, server: string): SessionStore {
  const write = (stored: Content) =>
    replaceFile(path, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
  return {
    load: async () => {
      const stored = await readContent(path);
      return stored?.server === server ? stored.session : null;
    },
    save: (saved) => write({ server, session: saved }),
    clear: () => write({ server, session: null }),
  };
}

/** The server of the last sign-in, null when there was none. */
export const rememberedServer = async (path: string): Promise<string | null> =>
  (await readContent(path))?.server ?? null;

async function readContent(path: string): Promise<Content | null> {
  const text = await readIfThere(path);
  if (text === null) return null;
  try {
    return content.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
