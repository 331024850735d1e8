/** What browsers stop at with the Tab key, as far as the pane has it. */
const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Lets the Tab key go through the pane as in any page. On the web office.js takes every Tab at the window and moves the
 * focus itself, by a list that knows no `summary` and nothing that was given the focus by script. It hears of the key
 * only where the pane ends, and then hands the focus to Excel.
 */
export function letTabThroughPane(page: Document): void {
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
    const stops = [...page.querySelectorAll<HTMLElement>(STOPS)].filter(isStop);
    const end = event.shiftKey ? stops[0] : stops.at(-1);
    if (event.target !== end) event.stopPropagation();
  });
}

const isStop = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && !element.matches(":disabled") && element.checkVisibility();
