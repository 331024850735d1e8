import { Inflate } from "fflate";
import { damaged, FileFault } from "../file-fault.ts";
import { crc32 } from "./crc32.ts";
import type { ZipEntry } from "./zip-archive.ts";

/** Bytes handed to the decompressor at a time: at most 1032 times as many come out before we look again. */
const STEP = 16 * 1024;

/**
 * The content of an entry. It must have the size and checksum the archive declares: sizes were judged by the
 * declaration, so a longer content is stopped while it unzips. Fault: damaged.
 */
export function unzipEntry(entry: ZipEntry): Uint8Array {
  const content = entry.method === 0 ? entry.compressed : inflate(entry);
  if (content.length !== entry.size) throw damaged(entry.name, "size");
  if (crc32(content) !== entry.crc) throw damaged(entry.name, "checksum");
  return content;
}

function inflate(entry: ZipEntry): Uint8Array {
  const content = new Uint8Array(entry.size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > entry.size) throw damaged(entry.name, "size");
    content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < entry.compressed.length; at += STEP) {
      const to = at + STEP;
      stream.push(entry.compressed.subarray(at, to), to >= entry.compressed.length);
    }
  } catch (cause) {
    // The decompressor throws plain errors for broken data: that is what damaged means.
    throw cause instanceof FileFault ? cause : damaged(entry.name, "compressed-data");
  }
  return content.subarray(0, length);
}
