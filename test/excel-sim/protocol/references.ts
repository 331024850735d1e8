import type { ExcelObject } from "../excel-object.ts";

/** Ranges the client holds on to across requests, by the id it names them with (`_ReferenceId`). */
export class References {
  readonly #objects = new Map<string, ExcelObject>();
  readonly #ids = new Map<ExcelObject, string>();
  #last = 0;

  /** Keeping an object twice gives the same id. */
  keep(object: ExcelObject): string {
    const known = this.#ids.get(object);
    if (known !== undefined) return known;
    this.#last += 1;
    const id = `ref-${this.#last}`;
    this.#objects.set(id, object);
    this.#ids.set(object, id);
    return id;
  }

  get(id: string): ExcelObject | undefined {
    return this.#objects.get(id);
  }

  idOf(object: ExcelObject): string | undefined {
    return this.#ids.get(object);
  }

  /** An id that is not there is no error: the client clears up without waiting for the answer. */
  release(id: string): void {
    const object = this.#objects.get(id);
    if (object !== undefined) this.#ids.delete(object);
    this.#objects.delete(id);
  }

  /** How many are held: a run that has ended leaves none behind. */
  get size(): number {
    return this.#objects.size;
  }
}
