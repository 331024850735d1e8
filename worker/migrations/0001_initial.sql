-- One city (地级市) is one tenant; it leads every key, so that no row can be reached without naming it.
-- Codes and decimals are TEXT. Instants are UTC in ISO 8601, so that they sort as text.

CREATE TABLE tenant (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE org (
  tenant TEXT NOT NULL REFERENCES tenant (id),
  id TEXT NOT NULL,
  code TEXT,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('county', 'cityProper', 'functionalZone', 'park')),
  counts_in TEXT NOT NULL,
  reference INTEGER NOT NULL CHECK (reference IN (0, 1)),
  valid_from INTEGER,
  valid_to INTEGER,
  position INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

-- login is unique over all tenants: it is what is known of a person before the tenant is.
CREATE TABLE person (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  org TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('section', 'preparer', 'head', 'reviewer', 'cityAdmin')),
  login TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, org) REFERENCES org (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, person) REFERENCES person (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_person ON session (tenant, person, expires_at);

-- A token is used up a little after another one replaces it; several may replace the same one until then.
CREATE TABLE refresh_token (
  hash TEXT PRIMARY KEY NOT NULL,
  tenant TEXT NOT NULL,
  session TEXT NOT NULL,
  replaces TEXT,
  at TEXT NOT NULL,
  FOREIGN KEY (tenant, session) REFERENCES session (tenant, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_token_session ON refresh_token (tenant, session);
CREATE INDEX refresh_token_replaces ON refresh_token (replaces, at);

CREATE TABLE sign_in_throttle (
  login TEXT PRIMARY KEY NOT NULL,
  attempts INTEGER NOT NULL,
  since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Documents stand last in a row: what comes before them is read without their pages.
CREATE TABLE form_version (
  tenant TEXT NOT NULL REFERENCES tenant (id),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  published_on TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (tenant, id, version)
) STRICT;

CREATE TABLE round (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  form_id TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('target', 'actual')),
  period TEXT NOT NULL,
  stage TEXT NOT NULL CHECK (stage IN ('estimate', 'flash', 'annual', 'confirmed')),
  due_at TEXT NOT NULL,
  visibility TEXT NOT NULL CHECK (visibility IN ('full', 'quartiles', 'rank')),
  rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
  PRIMARY KEY (tenant, id),
  FOREIGN KEY (tenant, form_id, form_version) REFERENCES form_version (tenant, id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  tenant TEXT NOT NULL,
  round TEXT NOT NULL,
  org TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (tenant, round, org),
  FOREIGN KEY (tenant, round) REFERENCES round (tenant, id),
  FOREIGN KEY (tenant, org) REFERENCES org (tenant, id)
) STRICT, WITHOUT ROWID;

-- What happened, and the lock: whoever writes names the next seq; the second of two collides with the primary key
-- and takes the whole batch back with it. org '' stands for the round itself. State is the last event, nowhere else.
CREATE TABLE event (
  tenant TEXT NOT NULL,
  round TEXT NOT NULL,
  org TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  kind TEXT NOT NULL
    CHECK (kind IN ('opened', 'closed', 'published', 'archived', 'submitted', 'returned', 'accepted')),
  revision INTEGER,
  reason TEXT,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (tenant, round, org, seq),
  FOREIGN KEY (tenant, round) REFERENCES round (tenant, id),
  CHECK ((org = '') = (kind IN ('opened', 'closed', 'published', 'archived'))),
  CHECK ((org = '') = (revision IS NULL))
) STRICT, WITHOUT ROWID;

-- One document a revision, never updated. document is canonical JSON, sha256 is taken over it.
CREATE TABLE submission (
  tenant TEXT NOT NULL,
  round TEXT NOT NULL,
  org TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  base INTEGER,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  receipt TEXT NOT NULL,
  findings TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (tenant, round, org, revision),
  FOREIGN KEY (tenant, round, org) REFERENCES participant (tenant, round, org)
) STRICT;

-- Accepted figures: facts, only ever added. figure is the figure's JSON as it stands in the submission of that
-- revision; NULL says that the revision no longer holds it. What counts is the highest revision of a key.
CREATE TABLE figure (
  tenant TEXT NOT NULL,
  round TEXT NOT NULL,
  org TEXT NOT NULL,
  indicator TEXT NOT NULL,
  kind TEXT NOT NULL,
  period TEXT NOT NULL,
  scope TEXT NOT NULL,
  stage TEXT NOT NULL,
  revision INTEGER NOT NULL,
  accepted_at TEXT NOT NULL,
  value TEXT,
  figure TEXT,
  PRIMARY KEY (tenant, round, org, indicator, kind, period, scope, stage, revision),
  FOREIGN KEY (tenant, round, org, revision) REFERENCES submission (tenant, round, org, revision)
) STRICT, WITHOUT ROWID;

-- Frozen at publication. audience: '@city', '@full', or the unit that alone may read the row.
CREATE TABLE snapshot (
  tenant TEXT NOT NULL,
  round TEXT NOT NULL,
  audience TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (tenant, round, audience),
  FOREIGN KEY (tenant, round) REFERENCES round (tenant, id)
) STRICT;

CREATE TABLE idempotency (
  tenant TEXT NOT NULL,
  person TEXT NOT NULL,
  key TEXT NOT NULL,
  request TEXT NOT NULL,
  status INTEGER NOT NULL,
  etag TEXT,
  at TEXT NOT NULL,
  reply TEXT NOT NULL,
  PRIMARY KEY (tenant, person, key)
) STRICT, WITHOUT ROWID;
