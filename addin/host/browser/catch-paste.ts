/**
 * Calls `paste` with the text of every paste that is meant for the grid's cells. The engine's own pasting would take
 * the styles of the source along. Returns how to stop.
 */
export function catchPaste(
  container: HTMLElement,
  isCellEditing: () => boolean,
  paste: (text: string) => void,
): () => void {
  const caught = (event: ClipboardEvent) => {
    const { target, clipboardData } = event;
    if (!(target instanceof Node) || !container.contains(target) || isCellEditing()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const text = clipboardData?.getData("text/plain") ?? "";
    if (text !== "") paste(text);
  };
  const page = container.ownerDocument;
  page.addEventListener("paste", caught, { capture: true });
  return () => page.removeEventListener("paste", caught, { capture: true });
}
