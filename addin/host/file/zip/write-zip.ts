import { deflateSync } from "fflate";
import { crc32 } from "./crc32.ts";
import type { ZipArchive, ZipEntry } from "./zip-archive.ts";

/** 1980-01-01 00:00, the first DOS date: new parts carry no clock, so that equal input gives equal bytes. */
const NO_TIME = 0x00_21_00_00;
const UTF8_NAME = 1 << 11;

/** A new entry, or the new content of an old one (which keeps its name and time). */
export function zipEntry(name: string, content: Uint8Array, old?: ZipEntry): ZipEntry {
  return {
    name: old?.name ?? name,
    storedName: old?.storedName ?? new TextEncoder().encode(name),
    flags: old?.flags ?? UTF8_NAME,
    method: 8,
    modified: old?.modified ?? NO_TIME,
    crc: crc32(content),
    size: content.length,
    compressed: deflateSync(content),
  };
}

/** The archive as bytes; entries keep their order and their compressed bytes. */
export function writeZip(archive: ZipArchive): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of archive.entries) {
    const local = localHeader(entry);
    files.push(local, entry.storedName, entry.compressed);
    directory.push(directoryHeader(entry, offset), entry.storedName);
    offset += local.length + entry.storedName.length + entry.compressed.length;
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0);
  return concat([...files, ...directory, endRecord(archive.entries.length, directorySize, offset)]);
}

/** Fields common to both headers, from "version needed" to the length of the extra field. */
function writeCommon(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, 20, true);
  // Sizes stand in the header, never behind the data, and names are not encrypted: only the UTF-8 bit stays.
  view.setUint16(at + 2, entry.flags & UTF8_NAME, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.modified, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.compressed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.storedName.length, true);
}

function localHeader(entry: ZipEntry): Uint8Array {
  const header = new Uint8Array(30);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04_03_4b_50, true);
  writeCommon(view, 4, entry);
  return header;
}

function directoryHeader(entry: ZipEntry, offset: number): Uint8Array {
  const header = new Uint8Array(46);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x02_01_4b_50, true);
  view.setUint16(4, 20, true);
  writeCommon(view, 6, entry);
  view.setUint32(42, offset, true);
  return header;
}

function endRecord(count: number, size: number, offset: number): Uint8Array {
  const record = new Uint8Array(22);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06_05_4b_50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return record;
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
