const digits = "零一二三四五六七八九";
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Written forms of the same sign: 贰拾 and 二十, 两千 and 二千, 〇 and 零. */
const variants: Readonly<Record<string, string>> = {
  〇: "零",
  两: "二",
  壹: "一",
  贰: "二",
  叁: "三",
  肆: "四",
  伍: "五",
  陆: "六",
  柒: "七",
  捌: "八",
  玖: "九",
  拾: "十",
  佰: "百",
  仟: "千",
  萬: "万",
  億: "亿",
  貳: "二",
  參: "三",
  陸: "六",
};

const signs = /^[零一二三四五六七八九十百千万亿]+$/;

/** All signs a Chinese numeral may hold, for scanning. */
export const numeralSigns = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參陸";

/**
 * Value of a Chinese numeral as decimal text: 十五 "15", 一千二百 "1200", 三点零一 "3.01", 二〇二四 "2024"; null for what is
 * none or is no exact number (三五, 两三, 一千二 which some read as 1200 and some as 1002). At most 24 signs.
 */
export function readChineseNumeral(text: string): string | null {
  if (text.length > 24) return null;
  const plain = [...text].map((sign) => variants[sign] ?? sign).join("");
  const [whole = "", fraction, ...more] = plain.split("点");
  if (more.length > 0 || !signs.test(whole)) return null;
  const value = digitByDigit(whole) ?? wholeNumber(whole)?.toString() ?? null;
  if (value === null || fraction === undefined) return value;
  const decimals = [...fraction].map((sign) => digits.indexOf(sign));
  if (fraction === "" || decimals.includes(-1)) return null;
  const trimmed = decimals.join("").replace(/0+$/, "");
  return trimmed === "" ? value : `${value}.${trimmed}`;
}

/** 二零二四: four or more digits in a row are read one by one; fewer (三五家) are an estimate. */
function digitByDigit(text: string): string | null {
  if (text.length < 4 || /[十百千万亿]/.test(text) || text.startsWith("零")) return null;
  return [...text].map((sign) => digits.indexOf(sign)).join("");
}

const joints: readonly (readonly [sign: string, scale: bigint])[] = [
  ["亿", 100_000_000n],
  ["万", 10_000n],
];

function wholeNumber(text: string): bigint | null {
  for (const [sign, scale] of joints) {
    const at = text.lastIndexOf(sign);
    if (at < 0) continue;
    const head = wholeNumber(text.slice(0, at));
    const tail = remainder(text.slice(at + 1), scale);
    return head === null || head === 0n || tail === null ? null : head * scale + tail;
  }
  return belowTenThousand(text);
}

/** What follows 万 or 亿: 三万零二百 and 三万二千 are regular, 三万二 may mean either of two numbers. */
function remainder(text: string, scale: bigint): bigint | null {
  if (text === "") return 0n;
  const value = wholeNumber(text.startsWith("零") ? text.slice(1) : text);
  if (value === null || value === 0n || value >= scale) return null;
  return text.startsWith("零") === value < scale / 10n ? value : null;
}

/** Reads loosely, then accepts only what is written the one regular way for that value. */
function belowTenThousand(text: string): bigint | null {
  if (text === "零") return 0n;
  let value = 0;
  let digit = 0;
  for (const sign of text) {
    const power = powers[sign];
    if (power === undefined) digit = digits.indexOf(sign);
    else {
      value += (digit === 0 ? 1 : digit) * power;
      digit = 0;
    }
  }
  value += digit;
  return value < 10_000 && shortTen(printed(value)) === shortTen(text) ? BigInt(value) : null;
}

const shortTen = (text: string): string => text.replaceAll("一十", "十");

/** 1 to 9999 in regular writing: 1002 → 一千零二. */
function printed(value: number): string {
  const places = [...String(value)].map(Number);
  let text = "";
  places.forEach((digit, index) => {
    const power = ["", "十", "百", "千"][places.length - 1 - index] ?? "";
    if (digit > 0) text += `${digits.charAt(digit)}${power}`;
    else if (text !== "" && !text.endsWith("零")) text += "零";
  });
  return text.replace(/零$/, "");
}
