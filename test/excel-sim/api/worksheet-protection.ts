import type { ExcelObject } from "../excel-object.ts";
import type { Book } from "../workbook/book.ts";
import { accessDenied, requireWritable } from "../workbook/permission.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { NOTHING_ALLOWED, type ProtectionOptions } from "../workbook/sheet-protection.ts";
import { givenFlag, givenText, givenWord, invalidArgument, isRecord } from "./given.ts";

/** Whether and how a sheet is protected. */
export class WorksheetProtectionObject implements ExcelObject {
  readonly typeName = "WorksheetProtection";
  readonly scalars: ExcelObject["scalars"];
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];

  constructor(book: Book, sheet: Sheet) {
    this.scalars = {
      Protected: { get: () => sheet.protection !== null },
      Options: { get: () => sheet.protection?.options ?? NOTHING_ALLOWED },
    };
    this.methods = {
      // fails on a protected sheet (Excel.WorksheetProtection.protect; OfficeDev/office-js#6784)
      Protect: ([options, password]) => {
        requireWritable(book);
        if (sheet.protection) throw accessDenied();
        sheet.protection = {
          options: givenOptions(options),
          password: password === undefined ? null : givenText(password),
        };
        return null;
      },
      Unprotect: ([password]) => {
        requireWritable(book);
        const held = sheet.protection?.password ?? null;
        if (held !== null && held !== password) throw accessDenied();
        sheet.protection = null;
        return null;
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}

function givenOptions(given: unknown): ProtectionOptions {
  if (given === undefined) return NOTHING_ALLOWED;
  if (!isRecord(given)) throw invalidArgument();
  const options: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    if (!Object.hasOwn(NOTHING_ALLOWED, name)) throw invalidArgument(`no option of protection: ${name}`);
    options[name] =
      name === "selectionMode" ? givenWord(value, ["Normal", "Unlocked", "None"]) : givenFlag(value);
  }
  return { ...NOTHING_ALLOWED, ...options };
}
