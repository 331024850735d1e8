import type { IDialogService, ILayoutService } from "@univerjs/preset-sheets-core";

/**
 * Once a dialog of the grid has closed, keys go to the grid again instead of nowhere; where the person has meanwhile
 * turned to something else on the page they stay there. Returns how to stop.
 */
export function giveKeyboardBack(
  page: Document,
  dialogs: IDialogService,
  layout: ILayoutService,
): () => void {
  let leaving: Element | null = null;
  const whenGone = () => {
    if (!leaving || leaving.isConnected) return;
    leaving = null;
    observer.disconnect();
    if (page.activeElement === page.body) layout.focus();
  };
  // A dialog that closes is on the page until it has faded.
  const observer = new MutationObserver(whenGone);
  const listening = dialogs.getDialogs$().subscribe((all) => {
    const dialog = page.querySelector("[role=dialog]");
    if (!dialog || all.some(({ open }) => open)) return;
    leaving = dialog;
    observer.observe(page.body, { childList: true, subtree: true });
  });
  return () => {
    observer.disconnect();
    listening.unsubscribe();
  };
}
