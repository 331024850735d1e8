/** Puts `text` in the place of the characters from `start` to `end`; both equal to insert. */
export type Splice = { start: number; end: number; text: string };

/** Applies splices that do not overlap; several at one place are kept in their order. */
export function applySplices(xml: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error("splices overlap");
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  pieces.push(xml.slice(at));
  return pieces.join("");
}
