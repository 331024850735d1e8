const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text of XML as a program sees it: entities, CDATA sections, comments and line ends resolved. */
export function plainText(xml: string): string {
  let text = xml;
  if (text.includes("<")) text = text.replace(/<!--[\s\S]*?-->/g, "").replace(CDATA, escapeCdata);
  if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  return text.includes("&") ? text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, decodeEntity) : text;
}

const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;
const escapeCdata = (_all: string, text: string): string => escapeXml(text);

function decodeEntity(all: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? all;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for an element or a double-quoted attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);

/**
 * Cell text as the file stores it → as a person sees it: "_x000D_" stands for a character XML cannot hold
 * (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
 */
export const decodeCellText = (stored: string): string =>
  stored.includes("_x")
    ? stored.replace(/_x([0-9a-fA-F]{4})_/g, (_all, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : stored;

/**
 * Cell text for the file: characters XML 1.0 forbids are left out (lone surrogates too), line ends become "\n",
 * text that looks like "_x000D_" is kept from being decoded.
 */
export function encodeCellText(text: string): string {
  const legal = text
    .replace(/\r\n?/g, "\n")
    .replace(ILLEGAL, "")
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_");
  return escapeXml(legal);
}

const ILLEGAL = /[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
