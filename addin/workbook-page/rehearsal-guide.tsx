import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTexts } from "../pane/texts/use-texts.ts";
import { pageTexts } from "./page-texts.ts";
import { type RehearsalAdvice, type RehearsalStep, rehearsalSteps } from "./rehearsal-standing.ts";

const useStyles = makeStyles({
  guide: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorBrandBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  steps: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
    color: tokens.colorNeutralForeground2,
  },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  advice: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    flexGrow: 1,
    flexBasis: "320px",
    margin: 0,
  },
});

const stepWords = {
  submit: "stepSubmit",
  accept: "stepAccept",
  publish: "stepPublish",
  compare: "stepCompare",
} as const satisfies Record<RehearsalStep, string>;

const sayWords = {
  submit: "saySubmit",
  returned: "sayReturned",
  submitted: "saySubmitted",
  accepted: "sayAccepted",
  closed: "sayClosed",
  notSubmitted: "sayNotSubmitted",
  accept: "sayAccept",
  closeAndPublish: "sayCloseAndPublish",
  publish: "sayPublish",
  published: "sayPublished",
  compare: "sayCompare",
  missed: "sayMissed",
  done: "sayDone",
} as const satisfies Record<RehearsalAdvice["say"], string>;

const turnWords = {
  county: "turnToCounty",
  city: "turnToCity",
  peers: "turnToPeers",
} as const satisfies Record<NonNullable<RehearsalAdvice["turnTo"]>, string>;

export type RehearsalGuideProps = {
  advice: RehearsalAdvice;
  /** Name of the unit left for visitors. */
  org: string;
  onTurn: (to: NonNullable<RehearsalAdvice["turnTo"]>) => void;
};

/** The whole rehearsal in one line, and what to click next. */
export function RehearsalGuide({ advice, org, onTurn }: RehearsalGuideProps) {
  const words = useTexts(pageTexts);
  const styles = useStyles();
  const { step, say, waiting, unreported, turnTo } = advice;
  const reached = step === null ? rehearsalSteps.length : rehearsalSteps.indexOf(step);
  return (
    <section className={styles.guide} aria-label={words("rehearsal")}>
      <ol className={styles.steps}>
        {rehearsalSteps.map((each, index) => (
          <li
            key={each}
            aria-current={each === step ? "step" : undefined}
            className={mergeClasses(each === step && styles.current)}
          >
            {index < reached ? "✓" : index + 1} {words(stepWords[each])}
          </li>
        ))}
      </ol>
      <p className={styles.advice} aria-live="polite">
        <span>
          {words(sayWords[say], { org: waiting ?? org })}
          {unreported.length > 0 && words("sayUnreported", { units: unreported.join("、") })}
        </span>
        {turnTo && (
          <Button size="small" appearance="primary" onClick={() => onTurn(turnTo)}>
            {words(turnWords[turnTo], { org })}
          </Button>
        )}
      </p>
    </section>
  );
}
