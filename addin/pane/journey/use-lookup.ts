import { useEffect, useState } from "react";
import { cancelled, isCancelled } from "../../flow/failure.ts";
import { type JourneyCall, type JourneyState, useJourney } from "./use-journey.ts";

export type Lookup<T> = {
  /** The latest answer; it stays while it is asked for again. */
  latest: T | null;
  state: JourneyState<T>;
  again: () => void;
  cancel: () => void;
};

/**
 * What a screen shows of the server: asked for whenever the screen comes into view, and again on demand. `ask` is kept
 * between drawings (useCallback); a screen about something else is another screen (its key).
 */
export function useLookup<T>(shown: boolean, ask: JourneyCall<T>): Lookup<T> {
  const { state, run, cancel } = useJourney<T>();
  const [latest, setLatest] = useState<{ value: T } | null>(null);
  if (state.kind === "done" && latest?.value !== state.value) setLatest({ value: state.value });
  useEffect(() => {
    if (shown) run(ask);
  }, [shown, ask, run]);
  return { latest: latest?.value ?? null, state: nothingSent(state), again: () => run(ask), cancel };
}

/** Looking something up stores nothing: once cancelled, nothing can have arrived. */
const nothingSent = <T>(state: JourneyState<T>): JourneyState<T> =>
  state.kind === "failed" && isCancelled(state.failure)
    ? { kind: "failed", failure: cancelled.error }
    : state;
