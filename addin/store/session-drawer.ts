import { session } from "../../shared/schema/session.ts";
import type { SessionStore } from "../api/session-store.ts";
import type { Drawers } from "./drawers.ts";

/** The session of one server, shared by all panes of the browser profile. A damaged one counts as signed out. */
export const sessionDrawer = (drawers: Drawers, server: string): SessionStore => ({
  load: async () => session.safeParse(await drawers.read("sessions", [server])).data ?? null,
  save: (saved) => drawers.write("sessions", [server], saved),
  clear: () => drawers.remove("sessions", [server]),
});
