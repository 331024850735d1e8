import { useCallback, useEffect, useRef, useState } from "react";
import type { Result } from "../../../shared/result.ts";
import { type FlowFailure, isSignedOut } from "../../flow/failure.ts";
import type { FlowStep, OnStep } from "../../flow/progress.ts";
import { usePane } from "../pane-context.ts";

/** Where a long step stands that the person has begun. */
export type JourneyState<T> =
  | { kind: "idle" }
  | { kind: "running"; step: FlowStep | null }
  | { kind: "done"; value: T }
  | { kind: "failed"; failure: FlowFailure };

export type JourneyCall<T> = (way: {
  signal: AbortSignal;
  onStep: OnStep;
}) => Promise<Result<T, FlowFailure>>;

export type JourneyHandle<T> = {
  state: JourneyState<T>;
  /** What the journey gave last; stays while it is run again and when that fails. */
  last: T | null;
  /** How often it has given something: a key for what shows it. */
  times: number;
  /** Begins; while one is under way another begin does nothing, so a double click is one click. */
  run: (call: JourneyCall<T>) => void;
  cancel: () => void;
  /** Nothing more is said of how the last run has ended; what it gave stays. */
  dismiss: () => void;
  /** Back to the beginning, as if nothing had been begun. */
  reset: () => void;
};

/** A journey of addin/flow behind a button: its progress, its end, and what ended it. Mistakes of ours are thrown. */
export function useJourney<T>(): JourneyHandle<T> {
  const [state, setState] = useState<JourneyState<T>>({ kind: "idle" });
  const [last, setLast] = useState<T | null>(null);
  const [times, setTimes] = useState(0);
  const [mistake, setMistake] = useState<{ error: unknown } | null>(null);
  const running = useRef<AbortController | null>(null);
  const { person } = usePane();
  // Signing in answers a session that had ended: nothing is to be said of it any more.
  useEffect(() => {
    if (person !== null) setState(withoutSignedOut);
  }, [person]);
  // A screen that is left takes its journey along.
  useEffect(
    () => () => {
      running.current?.abort();
      running.current = null;
    },
    [],
  );

  const run = useCallback((call: JourneyCall<T>) => {
    if (running.current) return;
    const control = new AbortController();
    running.current = control;
    setState({ kind: "running", step: null });
    // Once reset, a journey that is still on its way shows nothing any more.
    const isOurs = () => running.current === control;
    const onStep: OnStep = (step) => isOurs() && setState({ kind: "running", step });
    call({ signal: control.signal, onStep })
      .then((result) => {
        if (!isOurs()) return;
        running.current = null;
        setState(endOf(result));
        if (!result.ok) return;
        setLast(result.value);
        setTimes((before) => before + 1);
      })
      .catch((error: unknown) => setMistake({ error }));
  }, []);
  const cancel = useCallback(() => running.current?.abort(), []);
  const dismiss = useCallback(() => {
    if (!running.current) setState({ kind: "idle" });
  }, []);
  const reset = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ kind: "idle" });
    setLast(null);
  }, []);
  if (mistake) throw mistake.error;
  return { state, last, times, run, cancel, dismiss, reset };
}

function endOf<T>(result: Result<T, FlowFailure>): JourneyState<T> {
  return result.ok ? { kind: "done", value: result.value } : { kind: "failed", failure: result.error };
}

const withoutSignedOut = <T>(state: JourneyState<T>): JourneyState<T> =>
  state.kind === "failed" && isSignedOut(state.failure) ? { kind: "idle" } : state;
