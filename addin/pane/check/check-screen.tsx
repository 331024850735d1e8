import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useState } from "react";
import type { LiveCheck, LiveCheckGiven } from "../../flow/check-live.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { loadPart } from "../parts/load-part.ts";
import { ProgressLine } from "../parts/progress-line.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useWorkbookChanges } from "../parts/use-workbook-changes.ts";
import { whenIdle } from "../parts/when-idle.ts";
import { useTexts } from "../texts/use-texts.ts";
import type { ScreenProps } from "../view.ts";
import { checkTexts } from "./check-texts.ts";

// Until 审核 can be clicked nothing but the frame and the button is loaded; the rest comes while nobody waits for it.
const loadFlow = () => loadPart(() => import("./run-check.ts"));
const loadResults = () => loadPart(() => import("./check-results.tsx"));
const loadFailure = () => loadPart(() => import("./check-failure.tsx"));
const CheckResults = lazy(async () => ({ default: (await loadResults()).CheckResults }));
const CheckFailure = lazy(async () => ({ default: (await loadFailure()).CheckFailure }));

const useStyles = makeStyles({
  lead: { margin: `0 0 ${tokens.spacingVerticalM}` },
  check: { width: "100%" },
  after: { marginTop: tokens.spacingVerticalM },
});

/** 审核: what stands in the workbook, and what is to be said about it. Needs neither sign-in nor network. */
export function CheckScreen(_: ScreenProps) {
  const { desk } = usePane();
  const words = useTexts("check", checkTexts);
  const styles = useStyles();
  const { state, last, times, run, cancel } = useJourney<LiveCheck>();
  const { changes, watch } = useWorkbookChanges();
  const [given, setGiven] = useState<LiveCheckGiven>({});
  useEffect(
    () =>
      // What does not come now is asked for again when it is needed.
      whenIdle(() => void Promise.allSettled([loadFlow(), loadResults(), loadFailure()])),
    [],
  );

  const check = (more: LiveCheckGiven) => {
    setGiven(more);
    run(async (way) => {
      const { runCheck } = await loadFlow();
      return runCheck(await desk(), watch(), { ...more, ...way });
    });
  };
  return (
    <>
      <ScreenHeading>{words("title")}</ScreenHeading>
      {last === null && <p className={styles.lead}>{words("lead")}</p>}
      <Button
        appearance="primary"
        size="large"
        className={styles.check}
        disabledFocusable={state.kind === "running"}
        onClick={() => check(given)}
      >
        {words(last === null ? "check" : "again")}
      </Button>
      {state.kind === "running" && (
        <div className={styles.after}>
          <ProgressLine step={state.step} onCancel={cancel} />
        </div>
      )}
      <Suspense fallback={<ProgressLine step={null} />}>
        {state.kind === "failed" && (
          <div className={styles.after}>
            <CheckFailure failure={state.failure} given={given} kept={last !== null} onCheck={check} />
          </div>
        )}
        {last !== null && (
          <div hidden={state.kind === "running"}>
            <CheckResults key={times} check={last} changes={changes} />
          </div>
        )}
      </Suspense>
    </>
  );
}
