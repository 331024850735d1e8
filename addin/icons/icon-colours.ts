/**
 * Office shows one image on every theme: white, light grey, dark grey and black ribbons. Both colours have a relative
 * luminance between 0.21 and 0.26, the only band that keeps 3 : 1 (WCAG 1.4.11) to #f3f2f1 and to #363636 at once.
 */
export const iconColours = {
  line: "#858585",
  accent: "#2b88d8",
  /** Drawn on the accent only. */
  onAccent: "#ffffff",
} as const;
