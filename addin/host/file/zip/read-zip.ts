import { damaged, FileFault } from "../file-fault.ts";
import { type FileLimits, megabytes } from "../limits.ts";
import { type ZipArchive, type ZipEntry, zipArchive } from "./zip-archive.ts";

/**
 * Reads the directory of a zip archive without unzipping anything. We do not use a library for this: entries that
 * are not edited must be written back byte for byte, and sizes must be judged before anything is unzipped.
 * Faults: damaged, too-large, encrypted.
 */
export function readZip(bytes: Uint8Array, limits: FileLimits): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (directory.count > limits.parts) {
    throw new FileFault("too-large", { size: `${directory.count} > ${limits.parts}` });
  }
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  for (let index = 0; index < directory.count; index++) {
    const header = readHeader(bytes, view, at);
    at = header.next;
    if (!header.name.endsWith("/")) entries.push(locate(bytes, view, header));
  }
  refuseBomb(entries, bytes.length, limits);
  const archive = zipArchive(entries);
  // Two parts of one name: programs would differ in which they read.
  if (archive.byKey.size !== entries.length) throw damaged("zip", "duplicate-name");
  return archive;
}

type Directory = { count: number; offset: number };

const END = 0x06_05_4b_50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xff_ff;

function findDirectory(view: DataView): Directory {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== END) continue;
    const directory = { count: view.getUint16(at + 10, true), offset: view.getUint32(at + 16, true) };
    const wide = directory.count === 0xff_ff || directory.offset === 0xff_ff_ff_ff;
    return wide ? wideDirectory(view, at) : directory;
  }
  throw damaged("zip", "no-directory");
}

/** Zip64: some programs write it for small files too. */
function wideDirectory(view: DataView, end: number): Directory {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07_06_4b_50) throw damaged("zip", "zip64");
  const at = safeNumber(view, locator + 8);
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06_06_4b_50) throw damaged("zip", "zip64");
  return { count: safeNumber(view, at + 32), offset: safeNumber(view, at + 48) };
}

function safeNumber(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged("zip", "zip64");
  return Number(value);
}

type Header = Omit<ZipEntry, "compressed" | "method"> & {
  method: number;
  compressedSize: number;
  localOffset: number;
  next: number;
};

const HEADER_LENGTH = 46;

function readHeader(bytes: Uint8Array, view: DataView, at: number): Header {
  if (at + HEADER_LENGTH > bytes.length || view.getUint32(at, true) !== 0x02_01_4b_50) {
    throw damaged("zip", "directory");
  }
  const nameEnd = at + HEADER_LENGTH + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const next = extraEnd + view.getUint16(at + 32, true);
  if (next > bytes.length) throw damaged("zip", "directory");
  const storedName = bytes.subarray(at + HEADER_LENGTH, nameEnd);
  const header = {
    name: new TextDecoder().decode(storedName).replace(/\\/g, "/").replace(/^\/+/, ""),
    storedName,
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    modified: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
    compressedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    localOffset: view.getUint32(at + 42, true),
    next,
  };
  return { ...header, ...wideSizes(view, nameEnd, extraEnd, header) };
}

type Sizes = { size: number; compressedSize: number; localOffset: number };

/** The zip64 extra field holds, in this order, those sizes that are 0xFFFFFFFF in the header. */
function wideSizes(view: DataView, from: number, to: number, sizes: Sizes): Partial<Sizes> {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const wide: Partial<Sizes> = {};
    for (const key of ["size", "compressedSize", "localOffset"] as const) {
      if (sizes[key] !== 0xff_ff_ff_ff) continue;
      if (field + 8 > to) throw damaged("zip", "zip64");
      wide[key] = safeNumber(view, field);
      field += 8;
    }
    return wide;
  }
  return {};
}

const ENCRYPTED_FLAG = 1;

function locate(bytes: Uint8Array, view: DataView, header: Header): ZipEntry {
  const { name, storedName, flags, method, modified, crc, size, compressedSize, localOffset } = header;
  if (flags & ENCRYPTED_FLAG) throw new FileFault("encrypted", { part: name });
  if (method !== 0 && method !== 8) throw damaged(name, "compression-method");
  if (localOffset + 30 > bytes.length || view.getUint32(localOffset, true) !== 0x04_03_4b_50) {
    throw damaged(name, "local-header");
  }
  const from =
    localOffset + 30 + view.getUint16(localOffset + 26, true) + view.getUint16(localOffset + 28, true);
  if (from + compressedSize > bytes.length) throw damaged(name, "truncated");
  const compressed = bytes.subarray(from, from + compressedSize);
  return { name, storedName, flags, method, modified, crc, size, compressed };
}

function refuseBomb(entries: readonly ZipEntry[], fileBytes: number, limits: FileLimits): void {
  let compressed = 0;
  let unzipped = 0;
  for (const entry of entries) {
    compressed += entry.compressed.length;
    unzipped += entry.size;
  }
  // Entries that share their bytes multiply a small file without a large ratio in any one of them.
  if (compressed > fileBytes) throw damaged("zip", "overlap");
  if (unzipped > limits.unzippedBytes) {
    throw new FileFault("too-large", { size: `${megabytes(unzipped)} > ${megabytes(limits.unzippedBytes)}` });
  }
  if (unzipped > limits.ratioFromBytes && unzipped > fileBytes * limits.ratio) {
    throw new FileFault("too-large", { size: `${megabytes(unzipped)} : ${megabytes(fileBytes)}` });
  }
}
