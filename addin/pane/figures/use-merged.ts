import { useCallback } from "react";
import { askMerged, type MergedFigures } from "../../flow/merged-figures.ts";
import type { Counted } from "../../table/plan/peer-columns.ts";
import type { JourneyCall } from "../journey/use-journey.ts";
import { type Lookup, useLookup } from "../journey/use-lookup.ts";
import { usePane } from "../pane-context.ts";

/** The merged figures of a round for a screen to show. */
export function useMerged(shown: boolean, round: string, counted: Counted): Lookup<MergedFigures | null> {
  const { desk } = usePane();
  const ask = useCallback<JourneyCall<MergedFigures | null>>(
    async ({ signal, onStep }) => {
      onStep("asking");
      const { client } = await desk();
      return askMerged(client.cancelledBy(signal), round, { etag: null, counted });
    },
    [desk, round, counted],
  );
  return useLookup(shown, ask);
}
