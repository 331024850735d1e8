import { type SheetInterceptorService, VALIDATE_CELL } from "@univerjs/preset-sheets-core";

/**
 * Inputs whose rule is still being asked. The engine shows an input at once and takes it back when the rule refuses it:
 * until then nobody may read it.
 */
export class TypedInputs {
  readonly #asked = new Set<Promise<void>>();
  readonly stop: () => void;

  constructor(interceptors: SheetInterceptorService) {
    this.stop = interceptors.writeCellInterceptor.intercept(VALIDATE_CELL, {
      // After the rules of all plug-ins.
      priority: -1,
      handler: (verdict, _place, next) => {
        if (verdict) this.#follow(verdict);
        return next(verdict);
      },
    });
  }

  /** Whether every input typed so far has been accepted or taken back; false where it takes longer than `patience` ms. */
  async settle(patience: number): Promise<boolean> {
    const deadline = performance.now() + patience;
    while (this.#asked.size > 0 && performance.now() < deadline) {
      await Promise.race([Promise.all(this.#asked), turnAfter(deadline - performance.now())]);
    }
    return this.#asked.size === 0;
  }

  #follow(verdict: Promise<unknown>): void {
    // Whoever asked hears of it within the same turn and takes the input back.
    const told = verdict
      .then(
        () => turnAfter(0),
        () => turnAfter(0),
      )
      .then(() => void this.#asked.delete(told));
    this.#asked.add(told);
  }
}

const turnAfter = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
