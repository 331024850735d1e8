-- The life of a form's rules (审核关系), only ever added: each line is a version of a rule as it stood from then on. The last
-- line of a version holds; versions that have no line stand as the form was published with them. seq is the lock:
-- whoever changes the rules of a form version takes its next one.
CREATE TABLE form_rule (
  tenant TEXT NOT NULL,
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (tenant, form, form_version, seq),
  FOREIGN KEY (tenant, form, form_version) REFERENCES form_version (tenant, id, version),
  FOREIGN KEY (tenant, person) REFERENCES person (tenant, id)
) STRICT, WITHOUT ROWID;
