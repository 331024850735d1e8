import { sha256Text } from "../../../shared/codec/sha256.ts";

/**
 * The same for every opening of a file and for everyone who opens it at its address, and says nothing of it. A workbook
 * that was never saved has no address: it gets an id for this opening.
 */
export function workbookId(): string {
  const { url } = Office.context.document;
  return url ? sha256Text(url).slice(0, 32) : crypto.randomUUID();
}
