import type { FUniver } from "@univerjs/core/facade";
import "@univerjs/preset-sheets-core";
import type { GridWorkbook } from "./convert/grid-workbook.ts";

/** The longest wait for formulas, in milliseconds; 5,000 rows take four seconds. */
const PATIENCE = 30_000;

/** Knows whether formulas have been calculated since the last change. */
export class Calculating {
  readonly #api: FUniver;
  /** Changes made so far, those a calculation has begun with, and those whose results are in. */
  #changes = 0;
  #begun = 0;
  #done = 0;
  #starts = 0;

  constructor(api: FUniver) {
    this.#api = api;
    const formula = api.getFormula();
    formula.calculationStart(() => {
      this.#begun = this.#changes;
      this.#starts += 1;
    });
    formula.calculationResultApplied(() => {
      this.#done = this.#begun;
    });
  }

  /** A workbook is shown anew. Formulas without a result are calculated at once, the others when something changes. */
  begin({ data, sheets }: GridWorkbook): void {
    const lacksResult = sheets.some(({ id, formulas }) =>
      formulas.some(({ address, live }) => {
        const value = data.sheets[id]?.cellData?.[address.row - 1]?.[address.column - 1]?.v;
        return live && (value === undefined || value === null);
      }),
    );
    if (lacksResult) this.#changes += 1;
  }

  noteChange(): void {
    this.#changes += 1;
  }

  /** False where the formulas take too long. */
  async settle(): Promise<boolean> {
    let idle = false;
    while (this.#done < this.#changes) {
      const [changes, starts] = [this.#changes, this.#starts];
      try {
        await this.#api.getFormula().onCalculationResultApplied(PATIENCE);
      } catch {
        return false;
      }
      // What ended may have begun before the change; where nothing begins twice, nothing depends on it.
      const nothingBegan = starts === this.#starts;
      if (this.#begun >= changes || (nothingBegan && idle)) this.#done = Math.max(this.#done, changes);
      idle = nothingBegan;
    }
    return true;
  }
}
