import { damaged } from "../file-fault.ts";

/**
 * The text of an XML part: UTF-8, or UTF-16 by its byte order mark (ECMA-376 part 2, 7.3.5). The mark of a UTF-8 part
 * stays in the text, so that it is written back. Fault: damaged.
 */
export function decodePart(bytes: Uint8Array, part: string): string {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : undefined;
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true, ignoreBOM: utf16 === undefined }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) throw damaged(part, "encoding");
    throw cause;
  }
}

/** Always UTF-8; a declaration that says otherwise is put right, one that says so in its own way stays. */
export const encodePart = (xml: string): Uint8Array =>
  new TextEncoder().encode(xml.replace(/^(\uFEFF?<\?xml[^>]*encoding=["'])(?!utf-8["'])[^"']*/i, "$1UTF-8"));
