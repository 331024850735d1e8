import { createContext, useContext } from "react";
import type { Person } from "../../shared/schema/session.ts";
import type { Locale } from "../text/locale.ts";
import type { Desk } from "./desk.ts";
import type { View } from "./view.ts";

/** What every screen may ask of the frame it stands in. */
export type PaneContext = {
  locale: Locale;
  /** The one desk; waits while it is still being set up. */
  desk: () => Promise<Desk>;
  person: Person | null;
  /** After signing in, and whenever a session turns out to have ended; screens keep their state. */
  personChanged: () => Promise<void>;
  /** Leaves for good: the screens are emptied for whoever comes next. */
  signOut: () => Promise<void>;
  /** Shows the sign-in form in front of the screen, which keeps its state. */
  askSignIn: () => void;
  go: (view: View) => void;
  /** The round that is spoken of, kept from screen to screen; null until one is chosen. */
  round: string | null;
  chooseRound: (round: string | null) => void;
  /** The period as the person has typed it, for a sheet that does not say it; one word for all screens. */
  period: string;
  statePeriod: (period: string) => void;
};

const Pane = createContext<PaneContext | null>(null);
export const PaneProvider = Pane.Provider;

export function usePane(): PaneContext {
  const pane = useContext(Pane);
  if (pane === null) throw new Error("A screen stands outside of the pane");
  return pane;
}
