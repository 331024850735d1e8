/** Waits for `work`, or no longer than until `signal` is given; then the work goes on unattended. */
export async function untilCancelled<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T | "cancelled"> {
  if (!signal) return work;
  if (signal.aborted) return "cancelled";
  const settled = new AbortController();
  const given = new Promise<"cancelled">((resolve) => {
    signal.addEventListener("abort", () => resolve("cancelled"), { once: true, signal: settled.signal });
  });
  return Promise.race([work, given]).finally(() => settled.abort());
}
