/** Begins with a letter and holds no digit of any script: nothing Excel reads as a number, a date or a formula. */
const PLAIN = /^\p{L}[^\p{N}一二三四五六七八九十]*$/u;
const TRUTH = /^(?:true|false)$/i;

/**
 * Text as it is entered so that Excel keeps it as text. In a cell with format "@" all text is taken as it stands;
 * elsewhere "'" goes before what could be read as something else. A first "'" is never part of the value, as if typed by
 * hand, so that text which begins with one gets a second everywhere.
 */
export function textEntry(text: string, format: string): string {
  if (text.startsWith("'")) return `'${text}`;
  if (format === "@" || text === "" || (PLAIN.test(text) && !TRUTH.test(text))) return text;
  return `'${text}`;
}
