import type { CellValue } from "../../../addin/host/snapshot.ts";
import { typedDate } from "./typed-date.ts";

/** What a cell holds after an entry. `format` only where Excel gives the cell another one by itself. */
export type TypedEntry = {
  value: CellValue;
  formula: string | null;
  quotePrefix: boolean;
  format?: string;
};

export type EntryRefusal = "too-long" | "not-a-formula";

const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8_192;

/**
 * Text as Excel takes it when it is typed or set by an add-in: what looks like a number, a date, a truth value, an
 * error or a formula becomes that, unless the cell is a text cell ("@") or "'" stands in front. In Chinese Excel.
 */
export function typedText(text: string, format: string, epoch: 1900 | 1904): TypedEntry | EntryRefusal {
  if (text === "") return plain(null);
  if (text.length > LONGEST_TEXT) return "too-long";
  if (text.startsWith("'")) return { ...plain(text.slice(1)), quotePrefix: true };
  if (format === "@") return plain(text);
  const number = typedNumber(text) ?? typedDate(text.trim(), epoch);
  if (number) return withFormat(number, format);
  if (/^[=+\-@]/.test(text) && text.length > 1) return typedFormula(text);
  return plain(typedWord(text));
}

const plain = (value: CellValue): TypedEntry => ({ value, formula: null, quotePrefix: false });

/** A format of the person's own stays. */
const withFormat = (typed: { value: number; format?: string }, own: string): TypedEntry => ({
  ...plain(typed.value),
  ...(own === "General" && typed.format !== undefined ? { format: typed.format } : {}),
});

const ERRORS = ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"];

function typedWord(text: string): CellValue {
  const upper = text.trim().toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return upper === "TRUE";
  return ERRORS.includes(upper) ? { error: upper } : text;
}

const NUMBER = /^([+-]?)\s*([¥￥$]?)\s*(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(?:[eE]([+-]?\d{1,3}))?\s*(%?)$/;

/** "5", " 1,234.5 ", "3%", "¥10", "(5)", "1e3". Like every number of Excel's with 15 digits, the rest zeros. */
function typedNumber(text: string): { value: number; format?: string } | undefined {
  const bracketed = /^\(([\d.,]+)\)$/.exec(text.trim());
  const match = NUMBER.exec(bracketed ? `-${bracketed[1]}` : text.trim());
  if (!match) return undefined;
  const [, sign, currency, whole = "", fraction = "", exponent, percent] = match;
  if (!/\d/.test(whole + fraction)) return undefined;
  const digits = fifteenDigits(`${whole.replaceAll(",", "")}${fraction}`);
  const value =
    Number(`${sign}${digits}${exponent === undefined ? "" : `e${exponent}`}`) / (percent ? 100 : 1);
  if (!Number.isFinite(value)) return undefined;
  const format = numberFormat({ thousands: whole.includes(","), fraction, exponent, percent, currency });
  return format === undefined ? { value } : { value, format };
}

/** Excel keeps 15 digits of what is typed and puts zeros for the others: an identity number does not survive. */
function fifteenDigits(number: string): string {
  let kept = 0;
  return number.replace(/\d/g, (digit) => {
    if (kept > 0 || digit !== "0") kept++;
    return kept > 15 ? "0" : digit;
  });
}

function numberFormat(seen: {
  thousands: boolean;
  fraction: string;
  exponent: string | undefined;
  percent: string | undefined;
  currency: string | undefined;
}): string | undefined {
  const places = seen.fraction.length > 1 ? ".00" : "";
  if (seen.exponent !== undefined) return "0.00E+00";
  if (seen.percent) return `0${places}%`;
  if (seen.currency) return `"${seen.currency === "$" ? "$" : "¥"}"#,##0${places}`;
  return seen.thousands ? `#,##0${places}` : undefined;
}

/** "=…", and what Excel takes for one: "+…", "-…", "@…". Nothing is calculated: a new formula gives 0. */
function typedFormula(text: string): TypedEntry | EntryRefusal {
  if (text.length > LONGEST_FORMULA) return "too-long";
  const body = text.startsWith("=") ? text.slice(1) : text;
  if (text.startsWith("@") || !isBalanced(body)) return "not-a-formula";
  return { value: 0, formula: `=${body}`, quotePrefix: false };
}

/** Brackets and quotes that close, nothing that cannot stand in a formula: as much as is looked at here. */
function isBalanced(body: string): boolean {
  const bare = body.replace(/"(?:[^"]|"")*"/g, "0").replace(/'(?:[^']|'')*'!/g, "A!");
  if (/["']|[，。；：（）“”]/.test(bare) || /[+\-*/^&=<>,(]\s*$/.test(bare)) return false;
  let depth = 0;
  for (const mark of bare) {
    if (mark === "(") depth++;
    else if (mark === ")" && --depth < 0) return false;
  }
  return depth === 0 && !/[\p{L}\p{N}_)]\s+[\p{L}\p{N}_(]/u.test(bare);
}
