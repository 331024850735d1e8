import { useCallback, useEffect } from "react";
import { type Status, status } from "../../flow/status.ts";
import { type JourneyHandle, useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";

/** The rounds of the person signed in, asked for whenever the screen is shown. */
export function useRounds(shown: boolean): JourneyHandle<Status> & { reload: () => void } {
  const { desk, person } = usePane();
  const journey = useJourney<Status>();
  const { run } = journey;
  const reload = useCallback(
    () =>
      run(async ({ signal, onStep }) => {
        onStep("asking");
        const { client } = await desk();
        return status(client.cancelledBy(signal));
      }),
    [run, desk],
  );
  useEffect(() => {
    if (shown && person !== null) reload();
  }, [shown, person, reload]);
  return { ...journey, reload };
}
