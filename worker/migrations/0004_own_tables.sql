-- What a unit said of a table of its own whose workbook takes no hidden sheet, so that its other machines need not ask.
-- fingerprint: SHA-256 of the table's heads (addin/flow/recall-answers.ts); answers: schema tableAnswers as JSON, words and no
-- figures; version: the form's, with which it was read. A table is what its unit said last.
CREATE TABLE own_table (
  tenant TEXT NOT NULL,
  org TEXT NOT NULL,
  form TEXT NOT NULL,
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64),
  version INTEGER NOT NULL,
  answers TEXT NOT NULL CHECK (length(answers) <= 65536),
  at TEXT NOT NULL,
  PRIMARY KEY (tenant, org, form, fingerprint),
  FOREIGN KEY (tenant, org) REFERENCES org (tenant, id),
  FOREIGN KEY (tenant, form, version) REFERENCES form_version (tenant, id, version)
) STRICT, WITHOUT ROWID;
