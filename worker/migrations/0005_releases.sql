-- 放行: what units have asked to let pass of their 准强制性 findings, and what the city has said; only ever added. The last line
-- of a unit's finding in a round holds. fingerprint is made of the rule and the values, so that other values are another
-- finding. seq is the lock: whoever asks or decides takes the next one. finding is JSON, as the server found it.
CREATE TABLE release_event (
  tenant TEXT NOT NULL,
  round TEXT NOT NULL,
  org TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('asked', 'released', 'declined')),
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  category TEXT,
  text TEXT NOT NULL,
  finding TEXT,
  PRIMARY KEY (tenant, round, org, fingerprint, seq),
  FOREIGN KEY (tenant, round, org) REFERENCES participant (tenant, round, org),
  FOREIGN KEY (tenant, person) REFERENCES person (tenant, id),
  CHECK ((kind = 'asked') = (category IS NOT NULL)),
  CHECK ((kind = 'asked') = (finding IS NOT NULL))
) STRICT, WITHOUT ROWID;
