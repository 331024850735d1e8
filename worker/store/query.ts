import * as z from "zod";
import type { TenantId } from "../../shared/schema/identifiers.ts";

/** Every store call takes the database together with the tenant whose rows it may see. */
export type TenantScope = { readonly db: D1Database; readonly tenant: TenantId };

/** One SELECT and how its rows are read; made apart from being run, so that several go in one round trip. */
export type Query<T> = {
  readonly statement: D1PreparedStatement;
  readonly parse: (rows: readonly unknown[]) => T;
};

export type Queries = Record<string, Query<unknown>>;
export type Answers<Q extends Queries> = { [K in keyof Q]: Q[K] extends Query<infer T> ? T : never };

export type Parameter = string | number | null;

/** The first row, or null. */
export function oneRow<S extends z.ZodType>(
  db: D1Database,
  sql: string,
  parameters: readonly Parameter[],
  row: S,
): Query<z.output<S> | null> {
  return {
    statement: db.prepare(sql).bind(...parameters),
    parse: ([first]) => (first === undefined ? null : row.parse(first)),
  };
}

export function allRows<S extends z.ZodType>(
  db: D1Database,
  sql: string,
  parameters: readonly Parameter[],
  row: S,
): Query<z.output<S>[]> {
  const rows = z.array(row);
  return { statement: db.prepare(sql).bind(...parameters), parse: (found) => rows.parse(found) };
}

/** The same rows read as something else. */
export const mapQuery = <T, U>(query: Query<T>, change: (value: T) => U): Query<U> => ({
  statement: query.statement,
  parse: (rows) => change(query.parse(rows)),
});

/** Runs all queries in one round trip and one transaction: the answers belong to the same moment. */
export async function readBatch<Q extends Queries>(db: D1Database, queries: Q): Promise<Answers<Q>> {
  const results = await db.batch<unknown>(statementsOf(queries));
  return answersOf(queries, results);
}

/** The same for two groups, as a guard and the work it guards. */
export async function readBoth<A extends Queries, B extends Queries>(
  db: D1Database,
  first: A,
  second: B,
): Promise<[Answers<A>, Answers<B>]> {
  const ahead = statementsOf(first);
  const results = await db.batch<unknown>([...ahead, ...statementsOf(second)]);
  return [answersOf(first, results), answersOf(second, results.slice(ahead.length))];
}

const statementsOf = (queries: Queries): D1PreparedStatement[] =>
  Object.values(queries).map(({ statement }) => statement);

function answersOf<Q extends Queries>(queries: Q, results: readonly D1Result<unknown>[]): Answers<Q> {
  const named = Object.entries(queries).map(([name, { parse }], index) => [
    name,
    parse(results[index]?.results ?? []),
  ]);
  // The names are those of `queries` and each value comes from its own parse; TypeScript cannot follow fromEntries.
  return Object.fromEntries(named) as Answers<Q>;
}

/** Runs statements as one transaction. A collision with another writer leaves nothing written. */
export async function writeBatch(
  db: D1Database,
  statements: readonly D1PreparedStatement[],
): Promise<"written" | "collision"> {
  try {
    await db.batch([...statements]);
    return "written";
  } catch (error) {
    if (error instanceof Error && collision.test(error.message)) return "collision";
    throw error;
  }
}

/** Keys that two writers may both want, and the guard of an event (its seq is NULL when the round has moved on). */
const collision = /constraint failed: (event|idempotency|alias_decision|form_rule|release_event)\./;
