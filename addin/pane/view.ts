import type { Person } from "../../shared/schema/session.ts";
import { isCity } from "../flow/status.ts";

/** One screen of the pane each. The ribbon's buttons open some of them by name (?view=…). */
export const views = ["tasks", "check", "submit", "peers", "board", "figures"] as const;
export type View = (typeof views)[number];

const countyViews: readonly View[] = ["tasks", "check", "submit", "peers"];
const cityViews: readonly View[] = ["board", "figures", "peers", "check"];

/** What stands in the navigation, in order. Signed out it is the county's: checking needs no account. */
export const viewsOf = (person: Person | null): readonly View[] =>
  person !== null && isCity(person) ? cityViews : countyViews;

/** The screen an address asks for; 审核 where it names none. */
export function viewOf(search: string): View {
  const named = new URLSearchParams(search).get("view");
  return views.find((view) => view === named) ?? "check";
}

/** The screen to show a person: the one asked for, or the first of their own. */
export function viewFor(person: Person | null, asked: View): View {
  const own = viewsOf(person);
  return own.includes(asked) ? asked : (own[0] ?? "check");
}

/** A screen stays as it is while another one is shown; what may have changed since is asked for when it is shown again. */
export type ScreenProps = { shown: boolean };
