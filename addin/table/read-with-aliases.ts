import type { Result } from "../../shared/result.ts";
import type { AcceptedAlias } from "../../shared/schema/alias.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { acceptedRows, keepsFigures } from "./match/accepted-names.ts";
import { type ReadTableOptions, readTable } from "./read-table.ts";
import type { ReadingRefusal, TableReading } from "./reading.ts";

/**
 * Reads as `readTable` does, then once more with the rows it left open and `aliases` tell. What was sure stays as it was:
 * a second reading that says otherwise of any figure is not used.
 */
export function readWithAliases(
  snapshot: WorkbookSnapshot,
  { aliases, ...options }: ReadTableOptions & { aliases: readonly AcceptedAlias[] },
): Result<TableReading, ReadingRefusal> {
  const first = readTable(snapshot, options);
  if (!first.ok || aliases.length === 0) return first;
  const accepted = acceptedRows(first.value, options.form, aliases);
  if (accepted.size === 0) return first;
  const second = readTable(snapshot, { ...options, sheet: first.value.sheet, accepted });
  return second.ok && keepsFigures(second.value, first.value) ? second : first;
}
