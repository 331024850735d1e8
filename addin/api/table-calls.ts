import type { Result } from "../../shared/result.ts";
import type { FormVersionRef } from "../../shared/schema/form.ts";
import { knownTable, type TableAnswers, type ToldTable } from "../../shared/schema/table-answers.ts";
import { type Asker, mapValue, parseReply, segment } from "./asker.ts";
import type { ApiFailure } from "./failure.ts";

/** A table by its heads, for one form. */
export type TableHeads = { form: Pick<FormVersionRef, "id">; fingerprint: string };

const tablePath = (org: string, { form, fingerprint }: TableHeads): string =>
  `orgs/${segment(org)}/forms/${segment(form.id)}/tables/${segment(fingerprint)}`;

/** What a unit has said of tables of its own whose workbooks take no hidden sheet. Not repeated: nothing waits for it. */
export const tableCalls = ({ send }: Asker) => ({
  /** null where nothing was said of such a table. */
  ownTable: async (org: string, table: TableHeads): Promise<Result<TableAnswers | null, ApiFailure>> =>
    mapValue(
      parseReply(await send({ method: "GET", path: tablePath(org, table), repeatable: false }), knownTable),
      ({ answers }) => answers,
    ),

  /** In place of what was said before; sent twice it is the same. */
  tellOwnTable: async (
    org: string,
    table: TableHeads,
    told: ToldTable,
  ): Promise<Result<TableAnswers | null, ApiFailure>> =>
    mapValue(
      parseReply(
        await send({ method: "PUT", path: tablePath(org, table), body: told, repeatable: false }),
        knownTable,
      ),
      ({ answers }) => answers,
    ),
});
