/** Ctrl+S saves the file; the browser's own would save the page around it. Returns how to stop. */
export function saveByKey(page: Document, save: () => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
    if (key.toLowerCase() !== "s" || !(ctrlKey || metaKey) || altKey || shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!repeat) save();
  };
  // Before the grid, which would take the key for itself.
  page.addEventListener("keydown", pressed, { capture: true });
  return () => page.removeEventListener("keydown", pressed, { capture: true });
}
