import { type FormVersionRef, formVersionRef } from "../../shared/schema/form.ts";
import type { Receipt } from "../../shared/schema/submission.ts";
import type { CellEdit } from "../host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../host/snapshot.ts";
import { type BindingKey, bindingNames, ownBindingName } from "../table/binding/binding-names.ts";

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

/** A template's sheet comes before that of an own table beside it. */
export function readBinding(snapshot: WorkbookSnapshot): Binding {
  const text = (key: BindingKey) => textOf(boundValue(snapshot, key));
  const form = formVersionRef.safeParse({ id: text("form"), version: Number(text("formVersion")) });
  const own = form.success && !isTemplate(snapshot);
  return { own, form: form.data ?? null, round: text("round"), etag: text("etag") };
}

/** A workbook made from a template has its hidden sheet from the start. */
export const isTemplate = ({ names, sheets }: WorkbookSnapshot): boolean =>
  names.some(
    ({ name, sheet }) =>
      name.toUpperCase() === bindingNames.form && sheets.some((standing) => standing.name === sheet),
  );

/** "form@version/unit/period" of a workbook that was made for one unit; null for any other. */
export function readOwner(snapshot: WorkbookSnapshot): string | null {
  return textOf(boundValue(snapshot, "org")) === null ? null : textOf(boundValue(snapshot, "template"));
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

/** Cells of the hidden sheet that do not hold the receipt yet. */
export function receiptEdits(snapshot: WorkbookSnapshot, receipt: Receipt, etag: string | null): CellEdit[] {
  const values = receiptValues(receipt, etag);
  const keys: BindingKey[] = ["round", "receipt", "receiptHash", "receiptTime", "revision", "etag"];
  const bound = keys.flatMap((key) => {
    const place = boundPlace(snapshot, key);
    return place ? [{ key, edit: { ...place, value: values[key] ?? null } }] : [];
  });
  return bound.filter(({ key, edit }) => boundValue(snapshot, key) !== edit.value).map(({ edit }) => edit);
}

function boundPlace(snapshot: WorkbookSnapshot, key: BindingKey): Pick<CellEdit, "sheet" | "address"> | null {
  const wanted = isTemplate(snapshot) ? bindingNames[key] : ownBindingName(key);
  const named = snapshot.names.find(({ name }) => name.toUpperCase() === wanted);
  if (!named || !snapshot.sheets.some(({ name }) => name === named.sheet)) return null;
  return { sheet: named.sheet, address: { row: named.range.top, column: named.range.left } };
}

function boundValue(snapshot: WorkbookSnapshot, key: BindingKey): CellValue {
  const place = boundPlace(snapshot, key);
  const sheet = snapshot.sheets.find(({ name }) => name === place?.sheet);
  if (!place || !sheet) return null;
  const { row, column } = place.address;
  return sheet.values[row - sheet.origin.row]?.[column - sheet.origin.column] ?? null;
}

const textOf = (value: CellValue): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;
