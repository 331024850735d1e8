import * as z from "zod";
import { readIfThere, replaceFile } from "../api/replace-file.ts";
import type { ReplyMemory, ReplyName } from "../flow/kept-replies.ts";

/** By owner and name. */
const content = z.record(z.string(), z.unknown());

/**
 * What the server last gave one person at one server (`owner`), in the user's config folder; among it the unit's accepted
 * figures. A damaged file counts as empty: it is asked for again.
 */
export function repliesFile(path: string, owner: string): ReplyMemory {
  // One change after the other: replies arrive together.
  let last: Promise<unknown> = Promise.resolve();
  const change = (edit: (stored: z.infer<typeof content>) => z.infer<typeof content>): Promise<void> => {
    const changing = last.then(async () => {
      const stored = edit(await readContent(path));
      await replaceFile(path, `${JSON.stringify(stored)}\n`, { mode: 0o600 });
    });
    last = changing.catch(() => undefined);
    return changing;
  };
  const keyOf = (name: ReplyName): string => [owner, ...name].join(" ");
  return {
    load: async (name) => (await readContent(path))[keyOf(name)],
    keep: (name, reply) => change((stored) => ({ ...stored, [keyOf(name)]: reply })),
    forget: () =>
      change((stored) =>
        Object.fromEntries(Object.entries(stored).filter(([key]) => !key.startsWith(`${owner} `))),
      ),
  };
}

async function readContent(path: string): Promise<z.infer<typeof content>> {
  const text = await readIfThere(path);
  if (text === null) return {};
  try {
    return content.safeParse(JSON.parse(text)).data ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
