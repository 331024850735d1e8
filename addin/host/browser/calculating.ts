import type { IUnitRange } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import {
  FormulaExecutedStateType,
  type ISetFormulaCalculationNotificationMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/preset-sheets-core";
import type { GridWorkbook } from "./convert/grid-workbook.ts";

/** One calculation of the engine: the changes it has begun with, none where its results are not to be relied on. */
type Run = { changes: number; stopped: boolean };

/**
 * Knows whether formulas have been calculated since the last change. The engine gathers changes for a moment, then
 * calculates. What it begins while it calculates, or stops, may lose changes: these are given to it once more.
 */
export class Calculating {
  readonly #api: FUniver;
  readonly #stopListening: () => void;
  /** Changes made so far, those that a calculation was begun for, and those whose results are in. */
  #changes = 0;
  #begun = 0;
  #done = 0;
  /** Calculations that have begun and not ended, in the order in which they end. */
  #running: Run[] = [];
  /** Cells changed since the last calculation to be relied on, with the number of the change. */
  #dirty: { change: number; range: IUnitRange }[] = [];
  #waiting = new Set<() => void>();

  constructor(api: FUniver) {
    this.#api = api;
    const commands = api.addEvent(api.Event.CommandExecuted, ({ id, params }) => this.#heard(id, params));
    this.#stopListening = () => commands.dispose();
  }

  /** A workbook is shown anew. Formulas without a result are calculated at once, the others when something changes. */
  begin({ data, sheets }: GridWorkbook, unitId: string): void {
    this.#done = this.#changes;
    this.#dirty = [];
    for (const { id, formulas } of sheets) {
      for (const { address, live } of formulas) {
        const [row, column] = [address.row - 1, address.column - 1];
        const value = data.sheets[id]?.cellData?.[row]?.[column]?.v;
        if (!live || (value !== undefined && value !== null)) continue;
        const range = { startRow: row, endRow: row, startColumn: column, endColumn: column };
        this.noteChange({ unitId, sheetId: id, range });
      }
    }
  }

  noteChange(range: IUnitRange): void {
    this.#changes += 1;
    this.#dirty.push({ change: this.#changes, range });
  }

  /** False where the formulas take longer than `patience` milliseconds: their results are not to be relied on. */
  async settle(patience: number): Promise<boolean> {
    const deadline = performance.now() + patience;
    while (this.#done < this.#changes) {
      if (this.#running.length === 0 && this.#begun === this.#changes) this.#calculateOnceMore();
      if (!(await this.#nextNews(deadline - performance.now()))) return false;
    }
    return true;
  }

  /** Resolves once nothing is being calculated, or after `patience` milliseconds. */
  async rest(patience: number): Promise<void> {
    const deadline = performance.now() + patience;
    while (this.#running.length > 0 && (await this.#nextNews(deadline - performance.now())));
  }

  stop(): void {
    this.#stopListening();
  }

  #heard(id: string, params: unknown): void {
    if (id === SetFormulaCalculationStartMutation.id) this.#started();
    else if (id === SetFormulaCalculationStopMutation.id) this.#stopping();
    else if (id === SetFormulaCalculationNotificationMutation.id && isNotification(params)) {
      if (params.functionsExecutedState === undefined) return;
      this.#ended(params.functionsExecutedState);
    } else return;
    for (const wake of this.#waiting) wake();
  }

  #started(): void {
    this.#begun = this.#changes;
    const reliable = this.#running.length === 0;
    this.#running.push({ changes: reliable ? this.#changes : 0, stopped: false });
  }

  #stopping(): void {
    this.#begun = this.#changes;
    for (const run of this.#running) run.changes = 0;
  }

  #ended(state: FormulaExecutedStateType): void {
    const [run] = this.#running;
    if (!run) return;
    // What is stopped ends twice: when it is stopped, and when it has stopped.
    if (state === FormulaExecutedStateType.STOP_EXECUTION && !run.stopped) {
      run.stopped = true;
      run.changes = 0;
      return;
    }
    this.#running.shift();
    if (state === FormulaExecutedStateType.INITIAL) return;
    this.#done = Math.max(this.#done, run.changes);
    this.#dirty = this.#dirty.filter(({ change }) => change > this.#done);
  }

  #calculateOnceMore(): void {
    // Until it begins, this is one more change that is waited for.
    this.#changes += 1;
    this.#api.executeCommand(
      SetTriggerFormulaCalculationStartMutation.id,
      {
        forceCalculation: false,
        dirtyRanges: this.#dirty.map(({ range }) => range),
        dirtyNameMap: {},
        dirtyDefinedNameMap: {},
        dirtySuperTableMap: {},
        dirtyUnitFeatureMap: {},
        dirtyUnitOtherFormulaMap: {},
        clearDependencyTreeCache: {},
      },
      { onlyLocal: true },
    );
  }

  /** False where nothing is heard of calculations in that time. */
  #nextNews(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const wake = () => finish(true);
      const timer = setTimeout(() => finish(false), Math.max(0, milliseconds));
      const finish = (heard: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        resolve(heard);
      };
      this.#waiting.add(wake);
    });
  }
}

const isNotification = (params: unknown): params is ISetFormulaCalculationNotificationMutation =>
  typeof params === "object" && params !== null && "functionsExecutedState" in params;
