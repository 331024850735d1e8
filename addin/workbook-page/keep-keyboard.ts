/**
 * Until what is returned is called the keyboard stays where the person has it on the page: the grid takes it as it
 * opens, and what is being typed into the pane would end up in a cell.
 */
export function keepKeyboard(place: HTMLElement): () => void {
  const page = place.ownerDocument;
  const giveBack = ({ target, relatedTarget }: FocusEvent) => {
    if (isGrids(target, place) && relatedTarget instanceof HTMLElement && !isGrids(relatedTarget, place)) {
      relatedTarget.focus();
    }
  };
  page.addEventListener("focusin", giveBack);
  return () => page.removeEventListener("focusin", giveBack);
}

/** The grid has its fields for typing partly outside of its place, at the end of the page. */
export const isGrids = (element: EventTarget | null, place: HTMLElement): boolean =>
  element instanceof HTMLElement && (place.contains(element) || element.isContentEditable);
