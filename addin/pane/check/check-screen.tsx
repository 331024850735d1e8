import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import type { LiveCheck } from "../../flow/check-live.ts";
import { isPeriodAsked } from "../../flow/period-asked.ts";
import type { TableAnswers } from "../../table/binding/table-answers.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { loadPart } from "../parts/load-part.ts";
import { ProgressLine } from "../parts/progress-line.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useAsksPeriod } from "../parts/use-asks-period.ts";
import { useWorkbookChanges } from "../parts/use-workbook-changes.ts";
import { whenIdle } from "../parts/when-idle.ts";
import { useTexts } from "../texts/use-texts.ts";
import type { ScreenProps } from "../view.ts";
import { checkTexts } from "./check-texts.ts";

// Until 审核 can be clicked nothing but the frame and the button is loaded; the rest comes while nobody waits for it.
const loadFlow = () => loadPart(() => import("./run-check.ts"));
const loadResults = () => loadPart(() => import("./check-results.tsx"));
const loadFailure = () => loadPart(() => import("./check-failure.tsx"));
const loadMapping = () => loadPart(() => import("../mapping/mapping-screen.tsx"));
const loadFill = () => loadPart(() => import("../fill/fill-screen.tsx"));
const loadPeriod = () => loadPart(() => import("../parts/period-field.tsx"));
const CheckResults = lazy(async () => ({ default: (await loadResults()).CheckResults }));
const CheckFailure = lazy(async () => ({ default: (await loadFailure()).CheckFailure }));
const MappingScreen = lazy(async () => ({ default: (await loadMapping()).MappingScreen }));
const FillScreen = lazy(async () => ({ default: (await loadFill()).FillScreen }));
const PeriodField = lazy(async () => ({ default: (await loadPeriod()).PeriodField }));

const useStyles = makeStyles({
  lead: { margin: `0 0 ${tokens.spacingVerticalM}` },
  check: { width: "100%" },
  after: { marginTop: tokens.spacingVerticalM },
});

/** 审核: what stands in the workbook, and what is to be said about it. Needs neither sign-in nor network. */
export function CheckScreen({ shown }: ScreenProps) {
  const { desk, period } = usePane();
  const words = useTexts(checkTexts);
  const styles = useStyles();
  const { state, last, times, run, cancel } = useJourney<LiveCheck>();
  const { changes, watch, follow } = useWorkbookChanges();
  const [sheet, setSheet] = useState<string | null>(null);
  // The period as it was typed when the results came about.
  const [checked, setChecked] = useState(period);
  // What is shown in place of the results.
  const [aside, setAside] = useState<"mapping" | "fill" | null>(null);
  const toMapping = useId();
  // What the person has said of the table here; null: nothing but what is kept of it.
  const [answers, setAnswers] = useState<TableAnswers | null>(null);
  const said = useRef(answers);
  const asksPeriod = useAsksPeriod(state, ({ report }) => report);
  useEffect(
    () =>
      // What does not come now is asked for again when it is needed.
      whenIdle(
        () =>
          void Promise.allSettled([
            loadFlow(),
            loadResults(),
            loadFailure(),
            loadPeriod(),
            loadMapping(),
            loadFill(),
          ]),
      ),
    [],
  );
  // Back at the results, the keyboard goes on from the buttons that lead away.
  const wasAside = useRef(false);
  useEffect(() => {
    if (wasAside.current && aside === null) document.getElementById(toMapping)?.focus();
    wasAside.current = aside !== null;
  }, [aside, toMapping]);

  const check = (of: string | null) => {
    setSheet(of);
    setChecked(period);
    run(async (way) => {
      const { runCheck } = await loadFlow();
      const options = { period, ...(of === null ? {} : { sheet: of }), ...way };
      for (;;) {
        const { current } = said;
        const told = current === null ? {} : { answers: current };
        const done = await runCheck(await desk(), watch(), { ...options, ...told });
        // What was said while it was under way counts as well.
        if (!done.ok || said.current === current) return done;
      }
    });
  };
  const answer = (next: TableAnswers) => {
    said.current = next;
    setAnswers(next);
    check(sheet);
  };
  const checkAgain = () => check(sheet);
  const failure = state.kind === "failed" ? state.failure : null;
  return (
    <>
      <ScreenHeading>{words("title")}</ScreenHeading>
      {last === null && <p className={styles.lead}>{words("lead")}</p>}
      {asksPeriod && (
        <Suspense fallback={<ProgressLine step={null} />}>
          <PeriodField failure={failure} onEnter={checkAgain} />
        </Suspense>
      )}
      <Button
        appearance="primary"
        size="large"
        className={styles.check}
        disabledFocusable={state.kind === "running"}
        onClick={checkAgain}
      >
        {words(last === null ? "check" : "again")}
      </Button>
      {state.kind === "running" && aside !== "mapping" && (
        <div className={styles.after}>
          <ProgressLine step={state.step} onCancel={cancel} />
        </div>
      )}
      <Suspense fallback={<ProgressLine step={null} />}>
        {failure !== null && !isPeriodAsked(failure) && (
          <div className={styles.after}>
            <CheckFailure failure={failure} kept={last !== null} onSheet={check} />
          </div>
        )}
        {last !== null && (
          <div hidden={aside !== null || state.kind === "running"}>
            <CheckResults
              key={times}
              check={last}
              changes={changes}
              follow={follow}
              running={state.kind === "running"}
              restated={asksPeriod && period !== checked}
              shown={shown}
              answers={answers}
              toMapping={toMapping}
              onMapping={() => setAside("mapping")}
              onFill={() => setAside("fill")}
            />
          </div>
        )}
        {last !== null && aside === "mapping" && (
          <MappingScreen
            report={last.report}
            answers={answers ?? last.remembered}
            remembered={last.remembered}
            running={state.kind === "running"}
            changed={changes.some((change) => change.sheet === last.report.reading.sheet)}
            onAnswers={answer}
            onBack={() => setAside(null)}
            onFill={() => setAside("fill")}
          />
        )}
        {last !== null && aside === "fill" && (
          <FillScreen
            report={last.report}
            onBack={(written) => {
              setAside(null);
              if (written) checkAgain();
            }}
          />
        )}
      </Suspense>
    </>
  );
}
