import { env } from "cloudflare:workers";
import * as z from "zod";

const tables = ["event", "submission", "figure", "snapshot", "idempotency"] as const;
const row = z.object({ n: z.number() });

/** Rows of the tables that requests write to: what was really stored, whatever the reply said. */
export async function rowCounts(): Promise<Record<(typeof tables)[number], number>> {
  const count = async (table: string) =>
    row.parse(await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first()).n;
  const [event = 0, submission = 0, figure = 0, snapshot = 0, idempotency = 0] = await Promise.all(
    tables.map(count),
  );
  return { event, submission, figure, snapshot, idempotency };
}
