/** Calls `work` in so many milliseconds, unless what is given back was called before. */
export type Later = (ms: number, work: () => void) => () => void;

export type AfterPause = {
  /** Wants the work done, of all that has happened by then. */
  ask: () => void;
  /** What waits or is under way is not done; it can be asked for again. */
  cancel: () => void;
};

/**
 * Does `work` once it was asked for and then not again for `pauseMs`. Asked for anew while it is under way, that run is
 * cancelled and counts no more; `onEnd` is told of runs that count, `onMistake` of what they throw.
 */
export function afterPause<T>(
  work: (signal: AbortSignal) => Promise<T>,
  {
    pauseMs,
    later,
    onEnd,
    onMistake,
  }: { pauseMs: number; later: Later; onEnd: (result: T) => void; onMistake: (error: unknown) => void },
): AfterPause {
  let stop = () => {};
  const cancel = () => {
    stop();
    stop = () => {};
  };
  const begin = () => {
    const control = new AbortController();
    stop = () => control.abort();
    work(control.signal).then(
      (result) => {
        if (!control.signal.aborted) onEnd(result);
      },
      (error: unknown) => {
        if (!control.signal.aborted) onMistake(error);
      },
    );
  };
  return {
    ask: () => {
      cancel();
      stop = later(pauseMs, begin);
    },
    cancel,
  };
}
