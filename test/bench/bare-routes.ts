import { Hono } from "hono";
import type { Env } from "../../worker/env.ts";

/** Own tables of the bare routes, so that nothing of the product lies beside what they measure. */
export const bareTables = [
  "CREATE TABLE bare_document (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL) STRICT",
  "CREATE TABLE bare_row (id TEXT NOT NULL, place INTEGER NOT NULL, row TEXT NOT NULL, PRIMARY KEY (id, place)) STRICT, WITHOUT ROWID",
] as const;

const json = { "Content-Type": "application/json" };

/**
 * "The bare limit": what Hono and D1 need at least to store or read the same JSON, one statement each. No sign-in, no
 * schema, no check, no hash, no log; nothing that the product could leave out, too. `two-trips` is the same with one
 * read batch before and one write batch of three, as many statements as a submission has: the limit of that plan.
 */
export const bareRoutes = new Hono<{ Bindings: Env }>()
  .put("/documents/:id", async (c) => {
    const body = await c.req.text();
    await c.env.DB.prepare("INSERT INTO bare_document (id, body) VALUES (?1, ?2)")
      .bind(c.req.param("id"), body)
      .run();
    return c.body('{"stored":true}', 201, json);
  })
  .put("/rows/:id", async (c) => {
    const body = await c.req.text();
    await c.env.DB.prepare(
      "INSERT INTO bare_row (id, place, row) SELECT ?1, f.key, f.value FROM json_each(?2, '$.figures') f",
    )
      .bind(c.req.param("id"), body)
      .run();
    return c.body('{"stored":true}', 201, json);
  })
  .put("/two-trips/:id", async (c) => {
    const body = await c.req.text();
    const id = c.req.param("id");
    const { DB } = c.env;
    await DB.batch(Array.from({ length: 6 }, () => DB.prepare("SELECT 1")));
    const insert = DB.prepare("INSERT INTO bare_document (id, body) VALUES (?1, ?2)");
    await DB.batch([insert.bind(id, body), insert.bind(`${id}-event`, ""), insert.bind(`${id}-reply`, "")]);
    return c.body('{"stored":true}', 201, json);
  })
  .post("/documents/:id/rows", async (c) => {
    await c.env.DB.prepare(
      `INSERT INTO bare_row (id, place, row)
       SELECT d.id, f.key, f.value FROM bare_document d, json_each(d.body, '$.figures') f WHERE d.id = ?1`,
    )
      .bind(c.req.param("id"))
      .run();
    return c.body('{"stored":true}', 200, json);
  })
  .get("/documents/:id", async (c) => {
    const found = await c.env.DB.prepare("SELECT body FROM bare_document WHERE id = ?1")
      .bind(c.req.param("id"))
      .first<string>("body");
    return found === null ? c.body(null, 404) : c.body(found, 200, json);
  });
