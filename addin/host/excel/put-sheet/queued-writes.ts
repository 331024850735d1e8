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
 * Sends the writes in their order: in one sync, unless together they are more than one call takes. The screen and the
 * calculation stand still meanwhile. `onSent` is told after each sync.
 */
export async function sendWrites(
  context: Excel.RequestContext,
  writes: readonly QueuedWrite[],
  onSent: () => void,
): Promise<void> {
  for (const call of callsOf(writes)) {
    context.application.suspendScreenUpdatingUntilNextSync();
    context.application.suspendApiCalculationUntilNextSync();
    for (const { queue } of call) queue();
    await context.sync();
    onSent();
  }
}

function callsOf(writes: readonly QueuedWrite[]): QueuedWrite[][] {
  const calls: QueuedWrite[][] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (const write of writes) {
    if (filled + write.bytes > CALL_BYTES) {
      calls.push([]);
      filled = 0;
    }
    calls.at(-1)?.push(write);
    filled += write.bytes;
  }
  return calls;
}
