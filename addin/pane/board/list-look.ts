import { makeStyles, tokens } from "@fluentui/react-components";

/** One look for the lists and headings of the city's and the peers' screens. */
export const useListLook = makeStyles({
  screen: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    ":focus": { outline: "none" },
  },
  subheading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    ":focus": { outline: "none" },
  },
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
  },
  /** A short code, never cut in two. */
  code: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
  },
  /** On a line of its own, also inside a line of text. */
  below: { display: "block", fontWeight: tokens.fontWeightRegular },
  list: { listStyle: "none", margin: 0, padding: 0 },
  row: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  apart: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    "& > :first-child": { minWidth: 0 },
    "& > button": { flexShrink: 0 },
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  /** Broken only where a line of its own is too short for it, not to make room for a long name. */
  number: { fontVariantNumeric: "tabular-nums", overflowWrap: "break-word", textAlign: "right" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, minWidth: 0 },
  summary: {
    cursor: "pointer",
    padding: `${tokens.spacingVerticalS} 0`,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    borderRadius: tokens.borderRadiusSmall,
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  fold: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, minWidth: 0 },
  folded: { padding: `0 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});
