export type Deferred = { promise: Promise<void>; resolve(): void };

/** A promise that is settled from outside. */
export function deferred(): Deferred {
  let resolve: () => void = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: () => resolve() };
}
