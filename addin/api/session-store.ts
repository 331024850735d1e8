import type { Session } from "../../shared/schema/session.ts";

/** Where a session is kept between two runs. Never in the workbook. */
export interface SessionStore {
  load(): Promise<Session | null>;
  save(session: Session): Promise<void>;
  clear(): Promise<void>;
}
