import * as z from "zod";
import { readIfThere, replaceFile } from "../api/replace-file.ts";
import { keptSubmission, type Outbox, type OutboxId, type SeenStore } from "../flow/outbox.ts";
import { type PullMemory, pullMark } from "../flow/pull-memory.ts";
import { type MachineTables, storedTable } from "../flow/table-memory.ts";

/** What the command line remembers between two runs, by owner. No figures and no tokens. */
const content = z.object({
  kept: z.record(z.string(), keptSubmission),
  seen: z.record(z.string(), z.string()),
  pulled: z.record(z.string(), pullMark),
  tables: z.record(z.string(), storedTable).default({}),
});
type Content = z.infer<typeof content>;

export type State = {
  outbox: Outbox;
  seen: SeenStore;
  pulls: PullMemory;
  tables: MachineTables;
};

/**
 * The memory of one person at one server (`owner`) in the user's config folder. A damaged file counts as empty: at
 * worst something is shown or pulled once more.
 */
export function stateFile(path: string, owner: string): State {
  const change = async (edit: (stored: Content) => void) => {
    const stored = await readContent(path);
    edit(stored);
    await replaceFile(path, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
  };
  const submissionKey = ({ round, org, hash }: OutboxId) => `${owner} ${round} ${org} ${hash}`;
  return {
    outbox: {
      load: async (id) => (await readContent(path)).kept[submissionKey(id)] ?? null,
      save: (id, kept) =>
        change((stored) => {
          stored.kept[submissionKey(id)] = kept;
        }),
      clear: async (id) => {
        const key = submissionKey(id);
        if (!(key in (await readContent(path)).kept)) return;
        await change((stored) => {
          delete stored.kept[key];
        });
      },
      waiting: async () =>
        Object.keys((await readContent(path)).kept)
          .filter((key) => key.startsWith(`${owner} `))
          .flatMap((key) => {
            const [round, org, hash] = key.slice(owner.length + 1).split(" ");
            return round && org && hash ? [{ round, org, hash }] : [];
          }),
    },
    seen: {
      load: async (round, org) => (await readContent(path)).seen[`${owner} ${round} ${org}`] ?? null,
      save: (round, org, etag) =>
        change((stored) => {
          stored.seen[`${owner} ${round} ${org}`] = etag;
        }),
    },
    pulls: {
      load: async (workbook, round) =>
        (await readContent(path)).pulled[`${owner} ${round} ${workbook}`] ?? null,
      save: (workbook, round, mark) =>
        change((stored) => {
          stored.pulled[`${owner} ${round} ${workbook}`] = mark;
        }),
    },
    tables: {
      recall: async (fingerprint) => (await readContent(path)).tables[`${owner} ${fingerprint}`] ?? null,
      keep: (fingerprint, table) =>
        change((stored) => {
          stored.tables[`${owner} ${fingerprint}`] = table;
        }),
      forget: async (fingerprint) => {
        const key = `${owner} ${fingerprint}`;
        if (!(key in (await readContent(path)).tables)) return;
        await change((stored) => {
          delete stored.tables[key];
        });
      },
    },
  };
}

async function readContent(path: string): Promise<Content> {
  const empty: Content = { kept: {}, seen: {}, pulled: {}, tables: {} };
  const text = await readIfThere(path);
  if (text === null) return empty;
  try {
    return content.safeParse(JSON.parse(text)).data ?? empty;
  } catch (error) {
    if (error instanceof SyntaxError) return empty;
    throw error;
  }
}
