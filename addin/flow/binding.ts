import { type FormVersionRef, formVersionRef } from "../../shared/schema/form.ts";
import type { Receipt } from "../../shared/schema/submission.ts";
import type { CellEdit } from "../host/port.ts";
import type { CellValue, WorkbookSnapshot } from "../host/snapshot.ts";
import { type BindingKey, bindingNames } from "../table/binding-names.ts";

/** What the hidden binding sheet of our template says of earlier submissions; null where it is blank or missing. */
export type Binding = { form: FormVersionRef | null; round: string | null; etag: string | null };

export function readBinding(snapshot: WorkbookSnapshot): Binding {
  const text = (key: BindingKey) => textOf(boundValue(snapshot, key));
  const form = formVersionRef.safeParse({ id: text("form"), version: Number(text("formVersion")) });
  return { form: form.data ?? null, round: text("round"), etag: text("etag") };
}

/** "form@version/unit/period" of a workbook that was made for one unit; null for any other. */
export function readOwner(snapshot: WorkbookSnapshot): string | null {
  return textOf(boundValue(snapshot, "org")) === null ? null : textOf(boundValue(snapshot, "template"));
}

/** Cells that do not hold the receipt yet; null where the workbook has no binding sheet. */
export function receiptEdits(
  snapshot: WorkbookSnapshot,
  receipt: Receipt,
  etag: string | null,
): CellEdit[] | null {
  const values: Partial<Record<BindingKey, CellValue>> = {
    round: receipt.round,
    receipt: receipt.number,
    receiptHash: receipt.hash,
    receiptTime: receipt.receivedAt,
    revision: String(receipt.revision),
    etag,
  };
  const keys: BindingKey[] = ["round", "receipt", "receiptHash", "receiptTime", "revision", "etag"];
  const bound = keys.flatMap((key) => {
    const place = boundPlace(snapshot, key);
    return place ? [{ key, edit: { ...place, value: values[key] ?? null } }] : [];
  });
  if (bound.length === 0) return null;
  return bound.filter(({ key, edit }) => boundValue(snapshot, key) !== edit.value).map(({ edit }) => edit);
}

function boundPlace(snapshot: WorkbookSnapshot, key: BindingKey): Pick<CellEdit, "sheet" | "address"> | null {
  const wanted = bindingNames[key].toUpperCase();
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
