import type { RichEvent } from "../protocol/simulated-workbook.ts";

/** Rich event types as office.js numbers them. */
export const EVENT = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
} as const;

export const WORKBOOK_TARGET = "Workbook";

/** Events that happened and were asked for. The frame hears nothing it has not registered. */
export class EventLog {
  /** The add-in's `runtime.enableEvents`. */
  enabled = true;
  readonly #registered = new Map<string, number>();
  #waiting: RichEvent[] = [];

  register(type: number, target: string): void {
    const key = `${type}/${target}`;
    this.#registered.set(key, (this.#registered.get(key) ?? 0) + 1);
  }

  unregister(type: number, target: string): void {
    const key = `${type}/${target}`;
    this.#registered.set(key, Math.max(0, (this.#registered.get(key) ?? 0) - 1));
  }

  /** Goes to whoever listens to that sheet, and to whoever listens to all sheets. */
  tell(type: number, worksheetId: string, payload: Record<string, unknown>): void {
    if (!this.enabled) return;
    for (const target of [worksheetId, WORKBOOK_TARGET]) {
      if ((this.#registered.get(`${type}/${target}`) ?? 0) > 0) {
        this.#waiting.push({ type, target, payload: { ...payload, worksheetId } });
      }
    }
  }

  take(): RichEvent[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }
}
