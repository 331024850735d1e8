import type { ExcelObject } from "../excel-object.ts";
import { Area } from "../workbook/area.ts";
import type { Book } from "../workbook/book.ts";
import { type DataValidation, noValidation } from "../workbook/data-validation.ts";
import { requireUnprotected } from "../workbook/permission.ts";
import { covers, intersect } from "../workbook/rectangle.ts";
import { releaseCells } from "../workbook/without-range.ts";
import { givenFlag, givenText, givenWord, invalidArgument, isRecord } from "./given.ts";
import { givenRule, validationType } from "./validation-rule.ts";

const TITLE_LIMIT = 32;
const MESSAGE_LIMIT = 255;

/** What may be entered in some cells. */
export class DataValidationObject implements ExcelObject {
  readonly typeName = "DataValidation";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(book: Book, areas: readonly Area[]) {
    const sheet = areas[0]?.sheet;
    if (!sheet) throw invalidArgument();
    const touching = () =>
      sheet.validations.filter(({ areas: own }) =>
        own.some(
          ({ rangeOrNull }) => rangeOrNull && areas.some(({ range }) => intersect(range, rangeOrNull)),
        ),
      );
    /** The one rule all cells have; null where they differ. */
    const current = (): DataValidation | null => {
      const [first, another] = touching();
      if (!first) return noValidation([]);
      const all = areas.every(({ range }) =>
        first.areas.some(({ rangeOrNull }) => rangeOrNull && covers(rangeOrNull, range)),
      );
      return all && !another ? first : null;
    };
    const clear = () => {
      requireUnprotected(book, sheet);
      sheet.validations = releaseCells(sheet.validations, areas);
    };
    const change = (write: (validation: DataValidation) => void) => {
      requireUnprotected(book, sheet);
      const old = current();
      const own = areas.map(({ range }) => new Area(sheet, range));
      const next = { ...(old ?? noValidation([])), areas: own };
      write(next);
      clear();
      sheet.validations.push(next);
    };
    this.scalars = {
      Type: { get: () => validationType(current()) },
      Rule: {
        get: () => current()?.rule ?? null,
        set: (given) => change((next) => Object.assign(next, { rule: givenRule(given) })),
      },
      ErrorAlert: {
        get: () => current()?.errorAlert ?? null,
        set: (given) => change((next) => Object.assign(next, { errorAlert: givenAlert(given) })),
      },
      Prompt: {
        get: () => current()?.prompt ?? null,
        set: (given) => change((next) => Object.assign(next, { prompt: givenPrompt(given) })),
      },
      IgnoreBlanks: {
        get: () => current()?.ignoreBlanks ?? null,
        set: (given) => change((next) => Object.assign(next, { ignoreBlanks: givenFlag(given) })),
      },
    };
    this.methods = {
      Clear: () => {
        clear();
        return null;
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

function givenAlert(given: unknown): DataValidation["errorAlert"] {
  if (!isRecord(given)) throw invalidArgument();
  return {
    showAlert: givenFlag(given.showAlert),
    style: givenWord(given.style, ["Stop", "Warning", "Information"]),
    title: limited(given.title, TITLE_LIMIT),
    message: limited(given.message, MESSAGE_LIMIT),
  };
}

function givenPrompt(given: unknown): DataValidation["prompt"] {
  if (!isRecord(given)) throw invalidArgument();
  return {
    showPrompt: givenFlag(given.showPrompt),
    title: limited(given.title, TITLE_LIMIT),
    message: limited(given.message, MESSAGE_LIMIT),
  };
}

function limited(given: unknown, most: number): string {
  const text = givenText(given);
  if (text.length > most) throw invalidArgument();
  return text;
}
