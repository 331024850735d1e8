import { inflateSync } from "node:zlib";

export type Colour = { red: number; green: number; blue: number };
export type Image = { width: number; height: number; pixels: readonly (Colour & { alpha: number })[] };

const signature = "89504e470d0a1a0a";
const bytesPerPixel = 4;

/** An 8-bit RGBA PNG without interlacing, which is what Chromium writes; anything else is an error. */
export function readPng(bytes: Buffer): Image {
  if (bytes.subarray(0, 8).toString("hex") !== signature) throw new Error("not a PNG");
  const { header, data } = readChunks(bytes);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const kind = header.subarray(8).toString("hex");
  if (kind !== "0806000000") throw new Error(`not 8-bit RGBA: ${kind}`);
  const plain = unfilter(inflateSync(data), width * bytesPerPixel, height);
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = plain.subarray(index * bytesPerPixel);
    return { red, green, blue, alpha };
  });
  return { width, height, pixels };
}

function readChunks(bytes: Buffer): { header: Buffer; data: Buffer } {
  const parts: Buffer[] = [];
  let header = Buffer.alloc(0);
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const content = bytes.subarray(at + 8, at + 8 + length);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "IHDR") header = content;
    if (type === "IDAT") parts.push(content);
    at += 12 + length;
  }
  return { header, data: Buffer.concat(parts) };
}

/** Undoes the filter that each row names in its first byte (PNG specification, 9.2). */
function unfilter(filtered: Buffer, rowLength: number, height: number): Buffer {
  const plain = Buffer.alloc(rowLength * height);
  for (let row = 0; row < height; row++) {
    const from = row * (rowLength + 1);
    const filter = filtered[from] ?? 0;
    for (let column = 0; column < rowLength; column++) {
      const here = row * rowLength + column;
      const left = column < bytesPerPixel ? 0 : (plain[here - bytesPerPixel] ?? 0);
      const up = row === 0 ? 0 : (plain[here - rowLength] ?? 0);
      const corner = row === 0 || column < bytesPerPixel ? 0 : (plain[here - rowLength - bytesPerPixel] ?? 0);
      plain[here] = (filtered[from + 1 + column] ?? 0) + predict(filter, left, up, corner);
    }
  }
  return plain;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter === 4) return paeth(left, up, corner);
  return 0;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
