import { makeStyles, tokens } from "@fluentui/react-components";
import type { Sureness } from "../../table/reading.ts";

// High contrast leaves a drawing the colour it was given, however dark the ground.
const inHighContrast = { "@media (forced-colors: active)": { color: "CanvasText" } };

const useStyles = makeStyles({
  sign: { width: "16px", height: "16px", flexShrink: 0, verticalAlign: "-3px" },
  asked: { color: tokens.colorStatusWarningForeground3, ...inHighContrast },
  sure: { color: tokens.colorStatusSuccessForeground1, ...inHighContrast },
  ignored: { color: tokens.colorNeutralForeground3, ...inHighContrast },
});

/** Each has a shape of its own, so that it is known without its colour. */
const shapes: Record<Sureness, string> = {
  asked: "M8 1l7 7-7 7-7-7z M6.2 6.4a1.8 1.8 0 1 1 2.6 1.7q-0.8 0.4-0.8 1.2 M8 11.2v0.4",
  sure: "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z M4.6 8.2l2.4 2.4 4.4-4.8",
  ignored: "M1.5 1.5h13v13h-13z M4.5 8h7",
};

/** Stands before the word that names it, never alone. */
export function SurenessSign({ state }: { state: Sureness }) {
  const styles = useStyles();
  return (
    <svg
      className={`${styles.sign} ${styles[state]}`}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={shapes[state]} />
    </svg>
  );
}
