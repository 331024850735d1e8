/** Something to ask of Excel, and how many bytes the request grows by it. */
export type QueuedWrite = { bytes: number; queue: () => void };

/**
 * Excel on the web takes 5 MB a call. The request travels as text inside a text, so that quotes and backslashes count
 * twice, and what the library adds (paths, ids) can only be estimated.
 */
const CALL_BYTES = 2_500_000;

/** A property set or a method called: path, action and their ids. */
const ACTION_BYTES = 400;

const encoder = new TextEncoder();
const bytesOf = (payload: unknown): number => encoder.encode(JSON.stringify(payload) ?? "").length;

/** `payload`: what is handed over; `actions`: how many properties are set and methods called. */
export const queued = (payload: unknown, actions: number, queue: () => void): QueuedWrite => ({
  bytes: bytesOf(payload) + actions * ACTION_BYTES,
  queue,
});

/**
 * Queues the writes in their order. All wait for the caller's sync, unless together they are more than one call takes:
 * then the fuller part is sent before. The screen and the calculation stand still meanwhile.
 */
export async function queueWrites(
  context: Excel.RequestContext,
  writes: readonly QueuedWrite[],
): Promise<void> {
  let filled = 0;
  standStill(context);
  for (const { bytes, queue } of writes) {
    if (filled > 0 && filled + bytes > CALL_BYTES) {
      await context.sync();
      standStill(context);
      filled = 0;
    }
    queue();
    filled += bytes;
  }
}

function standStill({ application }: Excel.RequestContext): void {
  application.suspendScreenUpdatingUntilNextSync();
  application.suspendApiCalculationUntilNextSync();
}
