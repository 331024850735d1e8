import { useEffect, useState } from "react";
import type { Person } from "../../shared/schema/session.ts";
import { isCity } from "../flow/status.ts";
import type { Connection } from "./connection.ts";
import {
  adviseRehearsal,
  type RehearsalAdvice,
  type RehearsalStanding,
  rehearsalStanding,
} from "./rehearsal-standing.ts";

export type RehearsalWatch = {
  connection: Connection | null;
  person: Person | null;
  /** Another number after everything that was done or looked up on the server. */
  changes: number;
  /** The published figures have been written into the workbook. */
  compared: boolean;
};

/**
 * What to do next in the rehearsal. Null where there is no demo, nobody is signed in, or the server does not answer:
 * then the pane says why.
 */
export function useRehearsal(watch: RehearsalWatch): RehearsalAdvice | null {
  const { connection, person, changes, compared } = watch;
  const [known, setKnown] = useState<{ person: Person; standing: RehearsalStanding } | null>(null);
  const demo = connection?.demo ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` only says when to ask again
  useEffect(() => {
    if (connection === null || demo === null || person === null) return;
    let left = false;
    void rehearsalStanding(connection.client, demo.rehearsal, person).then((standing) => {
      if (!left && standing.ok) setKnown({ person, standing: standing.value });
    });
    return () => {
      left = true;
    };
  }, [connection, demo, person, changes]);
  if (known === null || known.person !== person) return null;
  return adviseRehearsal(known.standing, isCity(person) ? "city" : "county", compared);
}
