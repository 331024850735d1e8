/** What an OLE compound file (the container of .xls, .et and encrypted .xlsx) says of itself. */
export type OleFile = { streams: string[]; rootClass: string };

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENTRY_LENGTH = 128;
/** Directory sectors looked at: our streams stand in the first few, a damaged chain may run in a circle. */
const MOST_SECTORS = 64;

export const isOleFile = (bytes: Uint8Array): boolean => MAGIC.every((byte, index) => bytes[index] === byte);

/**
 * Names of the streams and storages, and the last eight bytes of the root's class id as text. Broken files give
 * what can be read ([MS-CFB] 2.2 header, 2.6 directory).
 */
export function readOleFile(bytes: Uint8Array): OleFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512) return { streams: [], rootClass: "" };
  const sectorSize = view.getUint16(30, true) === 12 ? 4096 : 512;
  const streams: string[] = [];
  let rootClass = "";
  let sector = view.getUint32(48, true);
  for (let count = 0; count < MOST_SECTORS; count++) {
    const from = (sector + 1) * sectorSize;
    if (from + sectorSize > bytes.length) break;
    for (let at = from; at < from + sectorSize; at += ENTRY_LENGTH) {
      const name = entryName(bytes, view, at);
      if (name !== "") streams.push(name);
      if (view.getUint8(at + 66) === 5) rootClass = String.fromCharCode(...bytes.subarray(at + 88, at + 96));
    }
    sector = nextSector(view, sector, sectorSize);
  }
  return { streams, rootClass };
}

function entryName(bytes: Uint8Array, view: DataView, at: number): string {
  const length = view.getUint16(at + 64, true);
  if (length < 2 || length > 64) return "";
  return new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2));
}

/** The sector after this one in its chain; the first 109 sectors of the allocation table are listed in the header. */
function nextSector(view: DataView, sector: number, sectorSize: number): number {
  const perSector = sectorSize / 4;
  const table = Math.floor(sector / perSector);
  if (table >= 109) return Number.MAX_SAFE_INTEGER;
  const at = (view.getUint32(76 + table * 4, true) + 1) * sectorSize + (sector % perSector) * 4;
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : Number.MAX_SAFE_INTEGER;
}
