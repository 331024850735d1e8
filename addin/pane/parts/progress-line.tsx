import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { FlowStep } from "../../flow/progress.ts";
import { shellTexts } from "../texts/shell.ts";
import { useTexts } from "../texts/use-texts.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
    minHeight: "32px",
  },
  track: {
    height: "3px",
    marginTop: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorNeutralStroke2,
    overflow: "hidden",
    borderRadius: tokens.borderRadiusMedium,
  },
  bar: {
    height: "100%",
    width: "40%",
    backgroundColor: tokens.colorCompoundBrandBackground,
    animationName: { from: { transform: "translateX(-100%)" }, to: { transform: "translateX(260%)" } },
    animationDuration: "1.6s",
    animationIterationCount: "infinite",
    "@media (prefers-reduced-motion: reduce)": { animationName: "none", width: "100%", opacity: 0.6 },
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
});

/** What a journey is doing now, said aloud to screen readers, with a way to stop it. */
export function ProgressLine({ step, onCancel }: { step: FlowStep | null; onCancel?: () => void }) {
  const words = useTexts(shellTexts);
  const styles = useStyles();
  return (
    <div>
      <div className={styles.line}>
        <span role="status">{words(step ?? "working")}</span>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {words("cancel")}
          </Button>
        )}
      </div>
      <div className={styles.track} aria-hidden="true">
        <div className={styles.bar} />
      </div>
    </div>
  );
}
