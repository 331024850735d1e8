import type { Severity } from "../../../shared/schema/finding.ts";

/**
 * How a marked cell looks: fill and font colour, and a font that tells the severities apart in black and white. The
 * graver, the darker and the more lines under the text. Colours have a contrast of at least 7 : 1.
 */
export type MarkLook = {
  fill: string;
  color: string;
  bold: boolean;
  italic: boolean;
  underline: "None" | "Single" | "Double";
};

/** Gravest first. */
export const SEVERITIES: readonly Severity[] = ["error", "releasable", "query", "hint"];

export const MARK_LOOKS: Readonly<Record<Severity, MarkLook>> = {
  error: { fill: "#F4B4B4", color: "#5C0000", bold: true, italic: false, underline: "Double" },
  releasable: { fill: "#FAD0A4", color: "#4F2500", bold: true, italic: false, underline: "Single" },
  query: { fill: "#FFF0B3", color: "#4A3B00", bold: false, italic: true, underline: "Single" },
  hint: { fill: "#DCEBF9", color: "#0B3558", bold: false, italic: true, underline: "None" },
};
