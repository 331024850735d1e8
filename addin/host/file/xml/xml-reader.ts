import { damaged } from "../file-fault.ts";
import { plainText } from "./xml-text.ts";

const LT = "<";
const SLASH = 47;
const GREATER = 62;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const COLON = 58;

/**
 * Walks over the tags of one XML part, forwards only, and knows where each stands, so that a part can be read and
 * patched by the same positions. Names are local names: spreadsheets may write `<x:row>` as well as `<row>`.
 * Comments, processing instructions and CDATA are passed over; a DOCTYPE is refused, which shuts out entity bombs.
 */
export class XmlReader {
  readonly xml: string;
  readonly part: string;
  /** Local name of the current tag. */
  name = "";
  kind: "open" | "empty" | "close" = "close";
  /** Offsets of the current tag: its "<" and the place behind its ">". */
  start = 0;
  end = 0;
  #attributesFrom = 0;

  constructor(xml: string, part: string, from = 0) {
    this.xml = xml;
    this.part = part;
    this.end = from;
  }

  /** Goes to the next tag; false at the end of the part. */
  next(): boolean {
    const { xml } = this;
    let at = xml.indexOf(LT, this.end);
    while (at >= 0) {
      const mark = xml[at + 1];
      if (mark !== "!" && mark !== "?") {
        this.#readTag(at);
        return true;
      }
      at = xml.indexOf(LT, this.#skipSpecial(at));
    }
    this.start = xml.length;
    this.end = xml.length;
    return false;
  }

  /** The opening (or empty) tag of that name that comes next; false if there is none. */
  find(name: string): boolean {
    while (this.next()) if (this.name === name && this.kind !== "close") return true;
    return false;
  }

  #skipSpecial(at: number): number {
    const { xml } = this;
    const [open, close] = xml.startsWith("<!--", at)
      ? [4, "-->"]
      : xml.startsWith("<![CDATA[", at)
        ? [9, "]]>"]
        : [2, "?>"];
    if (close === "?>" && xml[at + 1] === "!") throw damaged(this.part, "doctype");
    const end = xml.indexOf(close, at + open);
    if (end < 0) throw damaged(this.part, "xml");
    return end + close.length;
  }

  #readTag(at: number): void {
    const { xml } = this;
    const closing = xml.charCodeAt(at + 1) === SLASH;
    let from = closing ? at + 2 : at + 1;
    let to = from;
    for (let code = xml.charCodeAt(to); !endsName(code); code = xml.charCodeAt(++to)) {
      if (code === COLON) from = to + 1;
      if (Number.isNaN(code)) throw damaged(this.part, "xml");
    }
    const close = this.#tagClose(to);
    const empty = xml.charCodeAt(close - 1) === SLASH;
    this.name = xml.slice(from, to);
    this.kind = closing ? "close" : empty ? "empty" : "open";
    this.start = at;
    this.end = close + 1;
    this.#attributesFrom = to;
  }

  /** Offset of the ">" that closes a tag; quoted values may hold a ">" themselves. */
  #tagClose(from: number): number {
    const { xml } = this;
    for (let at = from; at < xml.length; at++) {
      const code = xml.charCodeAt(at);
      if (code === GREATER) return at;
      if (code !== DOUBLE_QUOTE && code !== SINGLE_QUOTE) continue;
      at = xml.indexOf(code === DOUBLE_QUOTE ? '"' : "'", at + 1);
      if (at < 0) break;
    }
    throw damaged(this.part, "xml");
  }

  /** The attribute of that local name on the current tag, decoded; undefined if it is not there. */
  attribute(name: string): string | undefined {
    const { xml } = this;
    let at = this.#attributesFrom;
    for (;;) {
      const equals = xml.indexOf("=", at);
      if (equals < 0 || equals >= this.end) return undefined;
      const quoteAt = nextQuote(xml, equals + 1);
      const close = xml.indexOf(xml[quoteAt] ?? '"', quoteAt + 1);
      if (close < 0 || close >= this.end) return undefined;
      if (nameEndsWith(xml, equals, name)) return plainText(xml.slice(quoteAt + 1, close));
      at = close + 1;
    }
  }

  /** An attribute that is true when it says so; LibreOffice writes "true", Excel "1". */
  flag(name: string): boolean {
    const value = this.attribute(name);
    return value === "1" || value === "true" || value === "on";
  }

  /** A whole number attribute; undefined if it is not there, a fault if it is something else. */
  integer(name: string): number | undefined {
    const text = this.attribute(name);
    if (text === undefined) return undefined;
    if (!/^\s*\d{1,15}\s*$/.test(text)) throw damaged(this.part, `${this.name}/@${name}`);
    return Number(text);
  }

  /** Goes to the closing tag of the current element, which holds only text, and returns that decoded. */
  text(): string {
    if (this.kind === "empty") return "";
    const { name, end: from } = this;
    if (!this.next() || this.name !== name || this.#depthStep() !== -1) throw damaged(this.part, `<${name}>`);
    return plainText(this.xml.slice(from, this.start));
  }

  /** Goes to the closing tag of the current element. */
  skip(): void {
    if (this.kind === "empty") return;
    const { name } = this;
    let depth = 1;
    while (depth > 0) {
      if (!this.next()) throw damaged(this.part, "xml");
      if (this.name === name) depth += this.#depthStep();
    }
  }

  #depthStep(): number {
    if (this.kind === "empty") return 0;
    return this.kind === "open" ? 1 : -1;
  }

  /** The current tag's text from "<" to ">". */
  tag(): string {
    return this.xml.slice(this.start, this.end);
  }

  /** The namespace prefix of the current tag with its colon: "x:", or "". */
  prefix(): string {
    return /^<\/?([^\s:>/]+:)?/.exec(this.xml.slice(this.start, this.start + 80))?.[1] ?? "";
  }
}

const endsName = (code: number): boolean => code <= 32 || code === GREATER || code === SLASH;

function nextQuote(xml: string, from: number): number {
  let at = from;
  while (xml.charCodeAt(at) <= 32) at++;
  return at;
}

/** Whether the attribute name before the "=" at `equals` has this local name. */
function nameEndsWith(xml: string, equals: number, name: string): boolean {
  let to = equals;
  while (xml.charCodeAt(to - 1) <= 32) to--;
  const from = to - name.length;
  if (!xml.startsWith(name, from)) return false;
  const before = xml.charCodeAt(from - 1);
  return before <= 32 || before === COLON;
}
