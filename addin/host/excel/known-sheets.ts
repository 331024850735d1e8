import { askForSheets, isSheetNamed, type ListedSheet } from "./listed-sheet.ts";

/** The worksheets as they were last listed: saves a call where being a little late is harmless or noticed. */
export class KnownSheets {
  #sheets: readonly ListedSheet[] = [];

  get all(): readonly ListedSheet[] {
    return this.#sheets;
  }

  learn(sheets: readonly ListedSheet[]): void {
    this.#sheets = sheets;
  }

  /** Lists them anew, in one sync together with whatever else is waiting in the context. */
  async list(context: Excel.RequestContext): Promise<void> {
    const asked = askForSheets(context);
    await context.sync();
    this.learn(asked().map(({ listed }) => listed));
  }

  named(name: string): ListedSheet | undefined {
    return this.#sheets.find(isSheetNamed(name));
  }

  withId(id: string): ListedSheet | undefined {
    return this.#sheets.find((sheet) => sheet.id === id);
  }
}
