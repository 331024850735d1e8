import { sha256Bytes, sha256Text } from "../../shared/codec/sha256.ts";
import { readOwner } from "../flow/binding.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";

/**
 * Names a workbook among those this machine has seen, and says nothing of its contents. A file made for a unit and a
 * period is known by these and its name, also after it was changed and saved. Of any other file the bytes it is opened
 * with tell it from others of its name, as two counties' "年报表.xlsx".
 */
export function workbookIdOf(fileName: string, bytes: Uint8Array, snapshot: WorkbookSnapshot): string {
  const what = readOwner(snapshot) ?? sha256Bytes(bytes);
  return sha256Text(JSON.stringify([fileName, what])).slice(0, 32);
}
