/** Shows the address of what is selected, and takes one to go to. */
const NAME_BOX = "[data-u-comp=defined-name] input";

/**
 * Calls `jump` with what was entered into the grid's name box. The engine's own box is dead while a locked cell is
 * selected, which is where a sheet opens, and tells nobody where it went. Returns how to stop.
 */
export function listenToNameBox(container: HTMLElement, jump: (text: string) => void): () => void {
  const pressed = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== "Enter" || event.isComposing || !(target instanceof HTMLInputElement)) return;
    if (target.matches(NAME_BOX)) jump(target.value.trim());
  };
  // Before the box itself, which goes on to do what it can.
  container.addEventListener("keydown", pressed, { capture: true });
  return () => container.removeEventListener("keydown", pressed, { capture: true });
}
