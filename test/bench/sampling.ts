import type { Ask, Client } from "./client.ts";

/** Milliseconds of one thing measured often. */
export type Spread = { median: number; p95: number; samples: number };

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95), samples: sorted.length };
}

export type Repeats = { warmUp: number; samples: number };

/** What is measured side by side, by name. */
export type Kinds<Name extends string, Kind> = Readonly<Record<Name, Kind>>;

/**
 * A B A B …, each turn beginning with another one: what slows the machine down for a while meets all of them, and
 * none always comes after the same neighbour. Making a request ready is not timed.
 */
export const timeInTurn = <Name extends string>(
  client: Client,
  kinds: Kinds<Name, () => Ask>,
  repeats: Repeats,
): Promise<(name: Name) => Spread> =>
  inTurn<Name, () => Ask>(kinds, repeats, async (ready) => (await client.send(ready())).ms);

/** The same for work in this process; `perSample` runs make one sample, for what is too short to be timed alone. */
export const timeWorkInTurn = <Name extends string>(
  kinds: Kinds<Name, () => unknown>,
  repeats: Repeats,
  perSample: number,
): Promise<(name: Name) => Spread> =>
  inTurn<Name, () => unknown>(kinds, repeats, async (work) => {
    const start = performance.now();
    for (let run = 0; run < perSample; run++) await work();
    return (performance.now() - start) / perSample;
  });

async function inTurn<Name extends string, Kind>(
  kinds: Kinds<Name, Kind>,
  { warmUp, samples }: Repeats,
  time: (kind: Kind) => Promise<number>,
): Promise<(name: Name) => Spread> {
  const all = Object.entries<Kind>(kinds).map(([name, kind]) => ({ name, kind, times: [] as number[] }));
  for (let turn = 0; turn < warmUp + samples; turn++) {
    const first = turn % all.length;
    for (const { kind, times } of [...all.slice(first), ...all.slice(0, first)]) {
      const ms = await time(kind);
      if (turn >= warmUp) times.push(ms);
    }
  }
  return (name) => spreadOf(all.find((one) => one.name === name)?.times ?? []);
}

export type Load = { clients: number; perSlice: number; slices: number };

/** Requests a second of many clients at once, in slices of each kind by turns; the first slice of each is warm-up. */
export async function throughputInTurn<Name extends string>(
  client: Client,
  kinds: Kinds<Name, () => Ask>,
  { clients, perSlice, slices }: Load,
): Promise<(name: Name) => number> {
  const all = Object.entries<() => Ask>(kinds).map(([name, ready]) => ({ name, ready, seconds: 0 }));
  for (let slice = 0; slice <= slices; slice++) {
    for (const one of all) {
      const asks = Array.from({ length: perSlice }, one.ready);
      const seconds = await drain(client, asks, clients);
      if (slice > 0) one.seconds += seconds;
    }
  }
  return (name) => (perSlice * slices) / (all.find((one) => one.name === name)?.seconds ?? 0);
}

/** Seconds until every request is answered, `clients` of them at a time. */
export async function drain(client: Client, asks: readonly Ask[], clients: number): Promise<number> {
  const queue = asks.values();
  const start = performance.now();
  const one = async () => {
    for (const ask of queue) await client.send(ask);
  };
  await Promise.all(Array.from({ length: clients }, one));
  return (performance.now() - start) / 1000;
}
