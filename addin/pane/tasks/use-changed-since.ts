import { useEffect, useRef } from "react";
import { changedSince } from "../../flow/changed-since.ts";
import type { Status } from "../../flow/status.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";

/**
 * Rounds whose submission awaits review while the workbook holds something else by now, as of when the rounds were
 * asked for. Where that cannot be told nothing is said.
 */
export function useChangedSince(found: Status): readonly string[] {
  const { desk, period } = usePane();
  const { state, run, reset } = useJourney<string[]>();
  const typed = useRef(period);
  useEffect(() => {
    typed.current = period;
  }, [period]);
  useEffect(() => {
    const { person, rounds: listed } = found;
    const rounds = listed.map(({ summary }) => summary);
    run(async (way) => changedSince(await desk(), { person, rounds, period: typed.current, ...way }));
    return reset;
  }, [found, desk, run, reset]);
  return state.kind === "done" ? state.value : [];
}
