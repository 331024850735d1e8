/** Children before their parents: foreign keys are always on. */
const tables = [
  "idempotency",
  "form_rule",
  "release_event",
  "alias_decision",
  "alias_offer",
  "own_table",
  "snapshot",
  "figure",
  "submission",
  "event",
  "participant",
  "round",
  "form_version",
  "sign_in_throttle",
  "refresh_token",
  "session",
  "person",
  "org",
  "tenant",
];

export async function emptyDatabase(db: D1Database): Promise<void> {
  await db.batch(tables.map((table) => db.prepare(`DELETE FROM ${table}`)));
}
