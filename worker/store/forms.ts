import * as z from "zod";
import { type Form, type FormVersionRef, form as formSchema } from "../../shared/schema/form.ts";
import { allRows, mapQuery, oneRow, type Query, type TenantScope } from "./query.ts";

/**
 * Forms already parsed, by tenant, id and version. A published version never changes; the hash is compared all the
 * same, so that a restored or reset database cannot be answered from memory.
 */
const parsed = new Map<string, { sha256: string; form: Form }>();
const parsedLimit = 64;

const keyOf = ({ tenant }: TenantScope, ref: FormVersionRef): string => `${tenant}/${ref.id}/${ref.version}`;

const row = z.object({
  id: z.string(),
  version: z.number(),
  sha256: z.string(),
  document: z.string().nullable(),
});

/**
 * The form of a round. `expected` is the version the caller believes it to be: where that one is in memory, its text
 * stays in the database. Null when there is no such round.
 */
export function roundForm(
  scope: TenantScope,
  round: string,
  expected: FormVersionRef | null,
): Query<Form | null> {
  const known = expected === null ? undefined : parsed.get(keyOf(scope, expected));
  const found = oneRow(
    scope.db,
    `SELECT f.id, f.version, f.sha256, CASE WHEN f.sha256 = ?3 THEN NULL ELSE f.document END AS document
     FROM round r JOIN form_version f ON f.tenant = r.tenant AND f.id = r.form_id AND f.version = r.form_version
     WHERE r.tenant = ?1 AND r.id = ?2`,
    [scope.tenant, round, known?.sha256 ?? ""],
    row,
  );
  return mapQuery(found, (stored) => {
    if (stored === null) return null;
    if (stored.document === null && known !== undefined) return known.form;
    return remember(scope, stored.sha256, formSchema.parse(JSON.parse(stored.document ?? "null")));
  });
}

function remember(scope: TenantScope, sha256: string, form: Form): Form {
  const oldest = parsed.keys().next();
  if (parsed.size >= parsedLimit && !oldest.done) parsed.delete(oldest.value);
  parsed.set(keyOf(scope, form), { sha256, form });
  return form;
}

const latest = row.extend({ document: z.string() });

/** The latest version of every form, or of one. */
export const latestForms = (scope: TenantScope, id: string | null): Query<Form[]> =>
  mapQuery(
    allRows(
      scope.db,
      `SELECT id, version, sha256, document FROM form_version v WHERE tenant = ?1 AND (?2 IS NULL OR id = ?2)
         AND version = (SELECT MAX(version) FROM form_version WHERE tenant = v.tenant AND id = v.id)`,
      [scope.tenant, id],
      latest,
    ),
    (found) => found.map((one) => parsedForm(scope, one)),
  );

/** One version of a form; null where there is none. */
export const formQuery = (scope: TenantScope, ref: FormVersionRef): Query<Form | null> =>
  mapQuery(
    oneRow(
      scope.db,
      "SELECT id, version, sha256, document FROM form_version WHERE tenant = ?1 AND id = ?2 AND version = ?3",
      [scope.tenant, ref.id, ref.version],
      latest,
    ),
    (found) => (found === null ? null : parsedForm(scope, found)),
  );

function parsedForm(scope: TenantScope, { document, ...ref }: z.infer<typeof latest>): Form {
  const known = parsed.get(keyOf(scope, ref));
  if (known?.sha256 === ref.sha256) return known.form;
  return remember(scope, ref.sha256, formSchema.parse(JSON.parse(document)));
}

/** Whether there is any version of a form. */
export const formThere = ({ db, tenant }: TenantScope, id: string): Query<boolean> =>
  mapQuery(
    oneRow(db, "SELECT 1 FROM form_version WHERE tenant = ?1 AND id = ?2 LIMIT 1", [tenant, id], z.unknown()),
    (found) => found !== null,
  );

const stored = z.object({ sha256: z.string(), document: z.string().nullable() });

/** The stored text of a form version; `document` null when the caller's ETag shows that it has it. */
export const formDocument = (
  { db, tenant }: TenantScope,
  ref: FormVersionRef,
  knownSha256: string,
): Query<z.infer<typeof stored> | null> =>
  oneRow(
    db,
    `SELECT sha256, CASE WHEN sha256 = ?4 THEN NULL ELSE document END AS document
     FROM form_version WHERE tenant = ?1 AND id = ?2 AND version = ?3`,
    [tenant, ref.id, ref.version, knownSha256],
    stored,
  );

const summary = z
  .object({ id: z.string(), version: z.number(), title: z.string(), published_on: z.string() })
  .transform(({ published_on, ...form }) => ({ ...form, publishedOn: published_on }));

export const formSummaries = ({ db, tenant }: TenantScope): Query<z.output<typeof summary>[]> =>
  allRows(
    db,
    "SELECT id, version, title, published_on FROM form_version WHERE tenant = ?1 ORDER BY id, version DESC",
    [tenant],
    summary,
  );

/** Publishes a form version; it is never changed afterwards. `document` is its canonical JSON. */
export const insertForm = (
  { db, tenant }: TenantScope,
  form: Form,
  document: string,
  sha256: string,
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO form_version (tenant, id, version, title, published_on, sha256, document)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    )
    .bind(tenant, form.id, form.version, form.title, form.publishedOn, sha256, document);
