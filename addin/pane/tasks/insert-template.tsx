import { Button } from "@fluentui/react-components";
import type { Person } from "../../../shared/schema/session.ts";
import { insertTemplate } from "../../flow/insert-template.ts";
import { makeTemplate } from "../../flow/template.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { tasksTexts } from "./tasks-texts.ts";

/** Puts the round's table into the open workbook, for a unit that keeps none of its own. */
export function InsertTemplate({ round, person }: { round: string; person: Person }) {
  const { desk } = usePane();
  const words = useTexts(tasksTexts);
  const { state, run, cancel } = useJourney<{ sheet: string }>();
  const insert = () =>
    run(async (way) => {
      const { workbook, client, form } = await desk();
      const own = client.cancelledBy(way.signal);
      const make = () => makeTemplate(own, { form, org: person.org, period: null, round });
      return insertTemplate({ workbook, make }, way);
    });
  return (
    <>
      <Button disabledFocusable={state.kind === "running"} onClick={insert}>
        {words("insertTemplate")}
      </Button>
      {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
      {state.kind === "failed" && <FailureMessage failure={state.failure} />}
      {state.kind === "done" && <p role="status">{words("inserted", { sheet: state.value.sheet })}</p>}
    </>
  );
}
