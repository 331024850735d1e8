/** What a request asked of the database. */
export type Count = { roundTrips: number; rowsWritten: number };

type Counted = { db: D1Database; count: Count };

/** The real database with every call counted: a batch is one round trip, a single statement too. */
export function countingDb(real: D1Database): Counted {
  const count: Count = { roundTrips: 0, rowsWritten: 0 };
  const originals = new WeakMap<object, D1PreparedStatement>();

  const note = (results: readonly { meta: { rows_written: number } }[]): void => {
    count.roundTrips += 1;
    for (const { meta } of results) count.rowsWritten += meta.rows_written;
  };

  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get: (target, name) => {
        if (name === "bind") return (...values: unknown[]) => wrap(target.bind(...values));
        if (name === "all" || name === "run") {
          return async () => {
            const result = await target[name]();
            note([result]);
            return result;
          };
        }
        // Whatever else would run uncounted.
        throw new Error(`the counting database does not know ${String(name)}`);
      },
    });
    originals.set(wrapped, statement);
    return wrapped;
  };

  const db = new Proxy(real, {
    has: () => true,
    get: (target, name) => {
      if (name === "prepare") return (sql: string) => wrap(target.prepare(sql));
      if (name === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          const results = await target.batch(statements.map((each) => originals.get(each) ?? each));
          note(results);
          return results;
        };
      }
      throw new Error(`the counting database does not know ${String(name)}`);
    },
  });
  return { db, count };
}
