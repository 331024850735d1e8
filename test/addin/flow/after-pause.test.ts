import { describe, expect, test } from "vitest";
import { afterPause } from "../../../addin/flow/after-pause.ts";

/** A clock that stands still until it is put forward. */
function clock() {
  let now = 0;
  let due: { at: number; work: () => void }[] = [];
  return {
    later: (ms: number, work: () => void) => {
      const entry = { at: now + ms, work };
      due.push(entry);
      return () => {
        due = due.filter((one) => one !== entry);
      };
    },
    forward: (ms: number) => {
      now += ms;
      const ripe = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { work } of ripe) work();
    },
  };
}

/** Work whose runs the test ends itself. */
function rig() {
  const time = clock();
  const runs: { signal: AbortSignal; end: (result: string) => void; fail: (error: Error) => void }[] = [];
  const told: unknown[] = [];
  const work = (signal: AbortSignal) =>
    new Promise<string>((end, fail) => {
      runs.push({ signal, end, fail });
    });
  const pause = afterPause(work, {
    pauseMs: 600,
    later: time.later,
    onEnd: (result) => told.push(result),
    onMistake: (error) => told.push(error),
  });
  return { ...pause, forward: time.forward, runs, told };
}

/** Whatever has been settled is told by then. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("work after a pause", () => {
  test("is done once for all that is asked for in a moment, when the pause is over", async () => {
    const { ask, forward, runs, told } = rig();
    ask();
    forward(599);
    ask();
    forward(599);
    expect(runs).toHaveLength(0);
    forward(1);
    expect(runs).toHaveLength(1);
    runs[0]?.end("done");
    await settled();
    expect(told).toEqual(["done"]);
    forward(10_000);
    expect(runs).toHaveLength(1);
  });

  test("asked for anew while it is under way is cancelled, counts no more, and begins again", async () => {
    const { ask, forward, runs, told } = rig();
    ask();
    forward(600);
    ask();
    expect(runs[0]?.signal.aborted).toBe(true);
    runs[0]?.end("old");
    forward(600);
    runs[1]?.end("new");
    await settled();
    expect(told).toEqual(["new"]);
  });

  test("that is cancelled is not begun, or counts no more, and can be asked for again", async () => {
    const { ask, cancel, forward, runs, told } = rig();
    ask();
    cancel();
    forward(600);
    expect(runs).toHaveLength(0);
    ask();
    forward(600);
    cancel();
    runs[0]?.fail(new Error("too late"));
    await settled();
    expect(told).toEqual([]);
    ask();
    forward(600);
    runs[1]?.end("done");
    await settled();
    expect(told).toEqual(["done"]);
  });

  test("that throws tells it", async () => {
    const { ask, forward, runs, told } = rig();
    ask();
    forward(600);
    const mistake = new Error("a mistake");
    runs[0]?.fail(mistake);
    await settled();
    expect(told).toEqual([mistake]);
  });
});
