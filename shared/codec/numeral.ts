import { numeralSigns, readChineseNumeral } from "./chinese-numeral.ts";
import { isDecimal } from "./decimal.ts";

/** A numeral found at the start of a text, and what is left behind it. `value` null: it looks like a number but is none. */
export type Numeral = {
  value: string | null;
  rest: string;
  fault: "grouping" | "outOfRange" | "notNumeric" | null;
  script: "arabic" | "chinese";
};

const arabic = /^(?:\d[\d,]*(?:\.\d+)?|\.\d+)/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const chinese = new RegExp(`^[${numeralSigns}]+(?:点[${numeralSigns}]+)?`);

/**
 * Reads one unsigned numeral from the start of folded text: 1,200 · 1 200 · 3.01 · .5 · 十五 · 三万. A last 万 or 亿 stays with
 * the unit (三 + 万元), as in 3万元. Null where none begins.
 */
export function scanNumeral(text: string): Numeral | null {
  const spaced = /^\d{1,3}(?: \d{3})+(?![\d,])(?:\.\d+)?/.exec(text)?.[0];
  if (spaced !== undefined) return arabicNumeral(spaced.replaceAll(" ", ""), text.slice(spaced.length));
  const found = arabic.exec(text)?.[0];
  if (found !== undefined) {
    const written = found.replace(/,+$/, "");
    const rest = text.slice(written.length);
    if (written.includes(",") && !grouped.test(written)) return faulty("grouping", rest, "arabic");
    return arabicNumeral(written.replaceAll(",", ""), rest);
  }
  return chineseNumeral(text);
}

function arabicNumeral(written: string, rest: string): Numeral {
  const value = plainDecimal(written);
  return value === null
    ? faulty("outOfRange", rest, "arabic")
    : { value, rest, fault: null, script: "arabic" };
}

function chineseNumeral(text: string): Numeral | null {
  const found = chinese.exec(text)?.[0];
  if (found === undefined) return null;
  const behind = text.slice(found.length);
  const scale = /[万亿萬億]+$/.exec(found)?.[0] ?? "";
  const short = readChineseNumeral(found.slice(0, found.length - scale.length));
  const ownScale = scale.replace("萬", "万").replace("億", "亿");
  if (short !== null) return { value: short, rest: `${ownScale}${behind}`, fault: null, script: "chinese" };
  // 三亿五千万 makes no sense without its last 万: 35000 万
  const whole = found.includes("点") ? null : readChineseNumeral(found);
  if (whole === null) return faulty("notNumeric", behind, "chinese");
  const zeros = ownScale.endsWith("万") ? 4 : ownScale.endsWith("亿") ? 8 : 0;
  const value = zeros === 0 ? whole : whole.slice(0, -zeros);
  return { value, rest: `${ownScale.slice(-1)}${behind}`, fault: null, script: "chinese" };
}

const faulty = (
  fault: "grouping" | "outOfRange" | "notNumeric",
  rest: string,
  script: Numeral["script"],
): Numeral => ({ value: null, rest, fault, script });

/** "007.50" → "7.5"; null beyond the 20 digits the wire takes on either side of the point. */
export function plainDecimal(written: string): string | null {
  const [whole = "", fraction = ""] = written.split(".");
  const left = whole.replace(/^0+(?=\d)/, "") || "0";
  const right = fraction.replace(/0+$/, "");
  const value = right === "" ? left : `${left}.${right}`;
  return isDecimal(value) ? value : null;
}
