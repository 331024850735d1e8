import type * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { isIndicatorRow } from "../../shared/schema/form.ts";
import { type knownTable, mostTables, type ToldTable } from "../../shared/schema/table-answers.ts";
import { formQuery } from "../store/forms.ts";
import { keepOwnTable, type OwnTable, otherTablesQuery, ownTableQuery } from "../store/own-tables.ts";
import type { Caller } from "./caller.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";

type KnownTable = z.infer<typeof knownTable>;

/** What the unit has said of a table with such heads. */
export const showOwnTable = (caller: Caller, table: OwnTable): Promise<Result<KnownTable, Refusal>> =>
  readAs(caller, { answers: ownTableQuery(caller.scope, table) });

/** Keeps what the unit says of a table, in place of what it said before. Sent again it is the same. */
export async function tellOwnTable(
  caller: Caller,
  table: OwnTable,
  { version, answers }: ToldTable,
): Promise<Result<KnownTable, Refusal>> {
  const read = await readAs(caller, {
    form: formQuery(caller.scope, { id: table.form, version }),
    others: otherTablesQuery(caller.scope, table),
  });
  if (!read.ok) return read;
  const { form, others } = read.value;
  if (form === null) return refuse({ code: "not-found" });
  const codes = new Set<string>(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  const strange = Object.values(answers.rows).some((code) => code !== "ignored" && !codes.has(code));
  if (strange)
    return refuse({ code: "malformed", errors: [{ pointer: "/answers/rows", code: "not-of-the-form" }] });
  if (others >= mostTables) return refuse({ code: "too-many-offers" });
  await keepOwnTable(caller.scope, table, { version, answers, at: caller.now }).run();
  return succeed({ answers });
}
