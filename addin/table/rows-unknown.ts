import type { ReadingRefusal, TableReading } from "./reading.ts";

/** A table with heads like the form's in which no row is the form's, may be meant for it or was answered about; else null. */
export function rowsUnknown({ sheet, headerRow, columns, rows }: TableReading): ReadingRefusal | null {
  if (rows.some(({ sureness, how }) => sureness !== "ignored" || how === "answer")) return null;
  const heads = columns.flatMap(({ header, sureness }) => (sureness === "ignored" ? [] : [header]));
  return {
    code: "rows-unknown",
    detail: {
      sheet,
      row: String(headerRow),
      heads: heads.slice(0, 4).join("、").replace(/\s+/g, "").slice(0, 60),
      name: (rows.find(({ name }) => name !== "")?.name ?? "").slice(0, 30),
    },
  };
}
