import type { HeaderFooterPlace, PageSetup } from "./page-setup.ts";

const PARTS = { L: "left", C: "center", R: "right" } as const;

/** "&L左&C中" → the three texts of a header or footer as the file joins them. */
export function splitHeaderFooter(
  text: string,
  kind: "Header" | "Footer",
): Partial<Record<HeaderFooterPlace, string>> {
  const found: Partial<Record<HeaderFooterPlace, string>> = {};
  const pieces = text.split(/&([LCR])/);
  if (pieces[0]) found[`center${kind}`] = pieces[0];
  for (let index = 1; index < pieces.length; index += 2) {
    const mark = pieces[index];
    if (mark === "L" || mark === "C" || mark === "R")
      found[`${PARTS[mark]}${kind}`] = pieces[index + 1] ?? "";
  }
  return found;
}

export const joinHeaderFooter = (texts: PageSetup["headerFooter"], kind: "Header" | "Footer"): string =>
  (["L", "C", "R"] as const)
    .map((mark) => ({ mark, text: texts[`${PARTS[mark]}${kind}`] }))
    .filter(({ text }) => text !== "")
    .map(({ mark, text }) => `&${mark}${text}`)
    .join("");
