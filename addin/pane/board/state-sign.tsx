import { makeStyles, tokens } from "@fluentui/react-components";
import type { SubmissionState } from "../../../shared/schema/round.ts";

const useStyles = makeStyles({
  sign: { width: "14px", height: "14px", verticalAlign: "-2px", marginRight: tokens.spacingHorizontalXS },
});

/** A shape for each state, besides its word: empty ring, half disc, arrow back, disc with a tick. */
const shapes: Record<SubmissionState, string> = {
  none: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10z",
  submitted: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM8 3a5 5 0 0 1 0 10z",
  returned: "M6.5 2L1.5 6.5l5 4.5V8h3.7a2.3 2.3 0 0 1 0 4.6H6V14.5h4.2a4.2 4.2 0 0 0 0-8.4H6.5z",
  accepted: "M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM7 11.4L3.9 8.3l1.2-1.2L7 9l4-4l1.2 1.2z",
};

export function StateSign({ state }: { state: SubmissionState }) {
  const { sign } = useStyles();
  return (
    <svg className={sign} viewBox="0 0 16 16" aria-hidden="true" fill="currentColor" fillRule="evenodd">
      <path d={shapes[state]} />
    </svg>
  );
}
