-- What units call the indicators of a form, as they answered of tables of their own. name_key tells names apart
-- (shared/codec/alias-key.ts); a unit means one indicator by a name: its latest word.
CREATE TABLE alias_offer (
  tenant TEXT NOT NULL,
  form TEXT NOT NULL,
  name_key TEXT NOT NULL,
  org TEXT NOT NULL,
  version INTEGER NOT NULL,
  indicator TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT,
  rows INTEGER NOT NULL CHECK (rows >= 1),
  at TEXT NOT NULL,
  PRIMARY KEY (tenant, form, name_key, org),
  FOREIGN KEY (tenant, org) REFERENCES org (tenant, id),
  FOREIGN KEY (tenant, form, version) REFERENCES form_version (tenant, id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_offer_org ON alias_offer (tenant, org, form);

-- What the city decided, only ever added; the last line about a name and an indicator holds. seq is the lock: whoever
-- decides about a name takes its next one.
CREATE TABLE alias_decision (
  tenant TEXT NOT NULL,
  form TEXT NOT NULL,
  name_key TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  indicator TEXT NOT NULL,
  name TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'refused', 'withdrawn')),
  reason TEXT,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (tenant, form, name_key, seq),
  FOREIGN KEY (tenant, person) REFERENCES person (tenant, id)
) STRICT, WITHOUT ROWID;
