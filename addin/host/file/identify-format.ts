import { FileFault } from "./file-fault.ts";
import { isOleFile, readOleFile } from "./ole-file.ts";

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/**
 * Passes for a zip archive; anything else is refused by what it is, the name only helps where bytes do not tell:
 * legacy-xls, kingsoft-et, encrypted, not-a-workbook (detail.format: empty, pdf, html, xml-2003, text or unknown).
 */
export function requireZip(bytes: Uint8Array, fileName: string): void {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return;
  if (isOleFile(bytes)) throw oleRefusal(bytes, fileName);
  throw new FileFault("not-a-workbook", { format: otherFormat(bytes) });
}

function oleRefusal(bytes: Uint8Array, fileName: string): FileFault {
  const { streams, rootClass } = readOleFile(bytes);
  if (streams.includes("EncryptedPackage") || streams.includes("EncryptionInfo")) {
    return new FileFault("encrypted", {});
  }
  // WPS spreadsheets are BIFF8 like .xls; what tells them apart is the name, or the class id, which ends in "KINGSOFT".
  const workbook = streams.includes("Workbook") || streams.includes("Book");
  const kingsoft = rootClass.startsWith("KINGSOF") || streams.some((name) => /^ET[A-Z]/.test(name));
  if (/\.ett?$/i.test(fileName) || (workbook && kingsoft)) return new FileFault("kingsoft-et", {});
  if (workbook || /\.xl[sta]$/i.test(fileName)) return new FileFault("legacy-xls", {});
  return new FileFault("not-a-workbook", { format: "ole" });
}

/** Many systems hand out web pages and XML under the name .xls. */
function otherFormat(bytes: Uint8Array): string {
  if (bytes.length === 0) return "empty";
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return "pdf";
  const head = new TextDecoder().decode(bytes.subarray(0, 2048));
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head)) return "xml-2003";
  if (/<(!doctype html|html|table|meta|head|body)\b/i.test(head)) return "html";
  return /\uFFFD|\0/.test(head.slice(0, 2000)) ? "unknown" : "text";
}
