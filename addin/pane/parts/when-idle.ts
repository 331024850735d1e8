/** Runs what can wait once the pane has nothing to do. */
export function whenIdle(work: () => void): () => void {
  // Safari, and with it Excel on the Mac, has no idle callbacks.
  if (typeof window.requestIdleCallback !== "function") {
    const timer = window.setTimeout(work, 200);
    return () => window.clearTimeout(timer);
  }
  const asked = window.requestIdleCallback(work);
  return () => window.cancelIdleCallback(asked);
}
