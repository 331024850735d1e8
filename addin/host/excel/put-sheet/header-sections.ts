/** Left, middle and right of a page header or footer. */
export type HeaderSections = { left: string; center: string; right: string };

const SECTIONS = { L: "left", C: "center", R: "right" } as const;

/**
 * A header as files keep it, "&C第 &P 页&R&8 年报", in its sections, their other codes untouched; "&&" is an ampersand
 * and begins none. What stands before the first section is in the middle (ECMA-376 part 1, 18.3.1.46).
 */
export function headerSections(text: string): HeaderSections {
  const sections: HeaderSections = { left: "", center: "", right: "" };
  let section: keyof HeaderSections = "center";
  for (const [piece] of text.matchAll(/&&|&"[^"]*"|&?[^&]|&$/gs)) {
    const next = piece === "&L" || piece === "&C" || piece === "&R" ? piece.charAt(1) : "";
    if (next === "L" || next === "C" || next === "R") section = SECTIONS[next];
    else sections[section] += piece;
  }
  return sections;
}
