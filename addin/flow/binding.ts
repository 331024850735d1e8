import { type FormVersionRef, formVersionRef } from "../../shared/schema/form.ts";
import type { Receipt } from "../../shared/schema/submission.ts";
import type { CellEdit } from "../host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../host/snapshot.ts";
import {
  type BindingKey,
  bindingNames,
  ownBindingName,
  reportSheetId,
  sheetIdName,
} from "../table/binding/binding-names.ts";
import { printVersion } from "./form-of.ts";

/**
 * What the hidden binding sheet says of the form and of earlier submissions; null where it is blank or missing. `own`:
 * it is that of a bureau's own table, which is for every version of its form.
 */
export type Binding = {
  own: boolean;
  form: FormVersionRef | null;
  round: string | null;
  etag: string | null;
};

/**
 * Of the table on `sheet`. Where it is not known yet which sheet is meant, a template's binding comes before that of an
 * own table beside it.
 */
export function readBinding(snapshot: WorkbookSnapshot, sheet?: string): Binding {
  const text = (key: BindingKey) => textOf(boundValue(snapshot, key, sheet));
  const form = formVersionRef.safeParse({ id: text("form"), version: Number(text("formVersion")) });
  const own = form.success && !isTemplate(snapshot, sheet);
  return { own, form: form.data ?? null, round: text("round"), etag: text("etag") };
}

/**
 * Whether `sheet` is a template's, which has its hidden sheet from the start. Where the template's sheet has lost its
 * name, or is not told apart yet, every sheet may be it.
 */
export function isTemplate(snapshot: WorkbookSnapshot, sheet?: string): boolean {
  const { names, sheets } = snapshot;
  const hidden = names.find(({ name }) => name.toUpperCase() === bindingNames.form)?.sheet;
  if (!sheets.some(({ name }) => name === hidden)) return false;
  const report = sheetPlanned(snapshot, reportSheetId);
  return sheet === undefined || report === null || report === sheet;
}

/** Name of the sheet that a planned one stands on; null where there is none. */
export function sheetPlanned({ names, sheets }: WorkbookSnapshot, id: string): string | null {
  const wanted = sheetIdName(id).toUpperCase();
  const standing = names.find(({ name }) => name.toUpperCase() === wanted)?.sheet;
  return sheets.find(({ name }) => name === standing)?.name ?? null;
}

/** "form@version/unit/period" of a workbook that was made for one unit; null for any other. */
export function readOwner(snapshot: WorkbookSnapshot): string | null {
  return textOf(boundValue(snapshot, "org")) === null ? null : textOf(boundValue(snapshot, "template"));
}

/** "sti-yearly@2 2024": form version and period of the template in a workbook; null where it does not say both. */
export function readMadeFor(snapshot: WorkbookSnapshot): string | null {
  const { form, own } = readBinding(snapshot);
  const period = textOf(boundValue(snapshot, "period"));
  return form === null || own || period === null ? null : `${printVersion(form)} ${period}`;
}

/** A receipt as a binding sheet holds it. */
export const receiptValues = (
  receipt: Receipt,
  etag: string | null,
): Partial<Record<BindingKey, string | null>> => ({
  round: receipt.round,
  receipt: receipt.number,
  receiptHash: receipt.hash,
  receiptTime: receipt.receivedAt,
  revision: String(receipt.revision),
  etag,
});

/** Cells of the hidden sheet that do not hold the receipt of the table on `sheet` yet. */
export function receiptEdits(
  snapshot: WorkbookSnapshot,
  sheet: string,
  receipt: Receipt,
  etag: string | null,
): CellEdit[] {
  const values = receiptValues(receipt, etag);
  const keys: BindingKey[] = ["round", "receipt", "receiptHash", "receiptTime", "revision", "etag"];
  const bound = keys.flatMap((key) => {
    const place = boundPlace(snapshot, key, sheet);
    return place ? [{ key, edit: { ...place, value: values[key] ?? null } }] : [];
  });
  return bound
    .filter(({ key, edit }) => boundValue(snapshot, key, sheet) !== edit.value)
    .map(({ edit }) => edit);
}

function boundPlace(
  snapshot: WorkbookSnapshot,
  key: BindingKey,
  of: string | undefined,
): Pick<CellEdit, "sheet" | "address"> | null {
  const wanted = isTemplate(snapshot, of) ? bindingNames[key] : ownBindingName(key);
  const named = snapshot.names.find(({ name }) => name.toUpperCase() === wanted);
  if (!named || !snapshot.sheets.some(({ name }) => name === named.sheet)) return null;
  return { sheet: named.sheet, address: { row: named.range.top, column: named.range.left } };
}

function boundValue(snapshot: WorkbookSnapshot, key: BindingKey, of?: string): CellValue {
  const place = boundPlace(snapshot, key, of);
  const sheet = snapshot.sheets.find(({ name }) => name === place?.sheet);
  if (!place || !sheet) return null;
  const { row, column } = place.address;
  return sheet.values[row - sheet.origin.row]?.[column - sheet.origin.column] ?? null;
}

const textOf = (value: CellValue): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;
