import { Button } from "@fluentui/react-components";
import { isCancelled } from "../../flow/failure.ts";
import type { Lookup } from "../journey/use-lookup.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { boardTexts } from "./board-texts.ts";

/** Where a lookup stands: under way, or why there is nothing new. Says nothing once it is answered. */
export function LookupLine({ lookup: { state, again, cancel } }: { lookup: Lookup<unknown> }) {
  const words = useTexts(boardTexts);
  if (state.kind === "running") return <ProgressLine step={state.step ?? "asking"} onCancel={cancel} />;
  if (state.kind !== "failed") return null;
  const { failure } = state;
  const mayPass =
    isCancelled(failure) || (failure.kind === "api" && failure.failure.kind !== "unauthenticated");
  return (
    <>
      <FailureMessage failure={failure} />
      {mayPass && (
        <div>
          <Button onClick={again}>{words("retry")}</Button>
        </div>
      )}
    </>
  );
}
