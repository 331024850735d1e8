import { makeStyles, tokens } from "@fluentui/react-components";

// High contrast leaves a drawing the colour it was given, however dark the ground.
const inHighContrast = { "@media (forced-colors: active)": { color: "CanvasText" } };

const useStyles = makeStyles({
  sign: { width: "16px", height: "16px", flexShrink: 0, verticalAlign: "-3px" },
  danger: { color: tokens.colorStatusDangerForeground1, ...inHighContrast },
  warning: { color: tokens.colorStatusWarningForeground3, ...inHighContrast },
  success: { color: tokens.colorStatusSuccessForeground1, ...inHighContrast },
  brand: { color: tokens.colorBrandForeground1, ...inHighContrast },
  neutral: { color: tokens.colorNeutralForeground3, ...inHighContrast },
});

export type SignTone = Exclude<keyof ReturnType<typeof useStyles>, "sign">;

/** Outlines on a ground of 16 by 16. */
export const signShapes = {
  crossInOctagon: "M5 1h6l4 4v6l-4 4H5l-4-4V5z M5.2 5.2l5.6 5.6 M10.8 5.2l-5.6 5.6",
  markInTriangle: "M8 1.5L15 14H1z M8 6v4 M8 11.8v0.4",
  questionInDiamond: "M8 1l7 7-7 7-7-7z M6.2 6.4a1.8 1.8 0 1 1 2.6 1.7q-0.8 0.4-0.8 1.2 M8 11.2v0.4",
  letterInSquare: "M1.5 1.5h13v13h-13z M8 7v5 M8 4.2v0.4",
  dashInSquare: "M1.5 1.5h13v13h-13z M4.5 8h7",
  dashInCircle: "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z M4.5 8h7",
  tickInCircle: "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14z M4.6 8.2l2.4 2.4 4.4-4.8",
};

/** Each state has a shape of its own, so that it is known without its colour. Stands before the word that names it, never alone. */
export function DrawnSign({ shape, tone }: { shape: keyof typeof signShapes; tone: SignTone }) {
  const styles = useStyles();
  return (
    <svg
      className={`${styles.sign} ${styles[tone]}`}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={signShapes[shape]} />
    </svg>
  );
}
