import { nextRegion } from "./next-region.ts";

/** A part of the page the keyboard can be in. */
export type Region = {
  holds: (element: Element | null) => boolean;
  focus: () => void;
};

/** F6 and Ctrl+F6 move the keyboard on to the next region, with Shift to the one before, as in Office. */
export function moveBetweenRegions(page: Document, regions: readonly Region[]): () => void {
  const move = (event: KeyboardEvent) => {
    if (event.key !== "F6" || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const here = regions.findIndex((region) => region.holds(page.activeElement));
    regions[nextRegion(here, regions.length, event.shiftKey ? -1 : 1)]?.focus();
  };
  // Before the grid, which knows other keys than other programs.
  page.addEventListener("keydown", move, { capture: true });
  return () => page.removeEventListener("keydown", move, { capture: true });
}
