/** What a spreadsheet number format says about the value under it. */
export type FormatMeaning = {
  /** 0.0301 under "0.00%" is shown and meant as 3.01%. */
  percent: boolean;
  date: boolean;
  /** Shown a thousand (or ten thousand) times smaller than stored: `0,`, `0!.0,` or `0"."0000`. What is meant must be asked. */
  scaled: boolean;
  /** A unit written into the format: `0.00"亿元"` → "亿元", `[$$-409]0` → "美元"; null if there is none. */
  unit: string | null;
  /** The number is not shown: `;;;`, `"未出数"`. A dash stands for a zero (`0;-0;"—"`). */
  unshown: boolean;
};

/** A point that is only drawn: `0!.0,` and `0"."0000` show 12345 as 1.2345. */
const falsePoint = /[!\\][.．]|[0#?](?:"[^"]*[.．·][^"]*"|[．·])[0#?]/;

const named = /^(?:general|standard|常规)$/i;
/** [<1]0.00%;0 shows 0.5 as 50% and 45 as 45: which section holds is the cell's matter. */
const conditional = /\[[<>=]/;

const nothingSaid: FormatMeaning = { percent: false, date: false, scaled: false, unit: null, unshown: false };
/** What most cells have. */
const plainNumber = /^(?:General|@|(?:#,##)?0(?:\.0+)?_? ?)$/;

/**
 * Reads a number format code (ECMA-376 part 1, 18.8.31), of its sections (positive; negative; zero) the one `value` is shown by.
 * Never fails: an unknown code says nothing.
 */
export function readNumberFormat(code: string, value: number): FormatMeaning {
  if (plainNumber.test(code)) return nothingSaid;
  const bare = code.length > 255 ? "" : code.trim();
  if (bare === "" || bare === "@" || named.test(bare)) return nothingSaid;
  const all = sectionsOf(bare.replace(/g\/通用格式|general/gi, "0"));
  const conditions = conditional.test(bare.replace(/"[^"]*"?/g, ""));
  const section = conditions ? (all[0] ?? "") : sectionFor(all, value);
  const { codes, literal } = splitLiterals(section);
  const number = /[0#?@]/.test(codes);
  const date = /\[(?:h+|m+|s+)\]/i.test(section) || /[ymdhs]/i.test(codes);
  return {
    percent: number && codes.includes("%"),
    date,
    // -0.0 shows 3.2 as -3.2
    scaled: isScaled(conditions ? all : [section]) || (value > 0 && number && codes.trim().startsWith("-")),
    unit: number ? (foreignMoney(section, codes, literal) ?? unitOf(literal)) : null,
    unshown: !date && !conditions && !showsNumber({ section, codes, literal, all }, value),
  };
}

/** yyyy"年"m"月", mmm-yy: a date under it is shown as its month. */
export function showsMonth(code: string): boolean {
  if (code.length > 255 || !/y/i.test(code)) return false;
  const { codes: section } = splitLiterals(sectionsOf(code)[0] ?? "");
  return /y/i.test(section) && /m/i.test(section) && !/[dhs0#?]/i.test(section);
}

/** True of `;;;` and the like: text under it is not shown. */
export function hidesText(code: string): boolean {
  const ofText = code.includes(";") && code.length <= 255 ? sectionsOf(code.trim())[3] : undefined;
  return ofText !== undefined && splitLiterals(ofText).codes === "";
}

/** The sections between the semicolons that are not quoted or escaped. */
function sectionsOf(code: string): string[] {
  const sections = [""];
  for (const [piece] of code.matchAll(/"[^"]*"?|[\\!_*].?|./gsu)) {
    if (piece === ";") sections.push("");
    else sections.push(`${sections.pop()}${piece}`);
  }
  return sections;
}

function sectionFor(all: readonly string[], value: number): string {
  const [positive = "", negative = positive, zero = positive] = all;
  return value < 0 ? negative : value === 0 ? zero : positive;
}

function isScaled(sections: readonly string[]): boolean {
  const code = sections.join(";");
  const { codes } = splitLiterals(code);
  return (
    /[0#?],+(?![0#?,])/.test(codes) ||
    falsePoint.test(code) ||
    // [<1]0.00%;0
    (sections.length > 1 && codes.includes("%"))
  );
}

/** ### shows no zero. [Red] alone is the general format in red; a dash (`_ * "-"_ `) is how accountants write zero. */
function showsNumber(
  shown: { section: string; codes: string; literal: string; all: readonly string[] },
  value: number,
): boolean {
  const { section, codes, literal, all } = shown;
  if (/[0?@]/.test(codes) || (codes.includes("#") && value !== 0)) return true;
  if (value === 0 && /^\s*[-—–―－]+\s*$/.test(`${codes}${literal}`)) return true;
  return all.length === 1 && /^(?:\[[^\]]*\])+$/.test(section);
}

const literals = /"([^"]*)"?|[\\!](.?)|[_*].?|\[[^\]]*\]|([^ -~])/gsu;

/** Quoted and escaped characters, and letters beyond ASCII, are shown as they are; the rest is code. Brackets ([Red]) are neither. */
function splitLiterals(section: string): { codes: string; literal: string } {
  const literal = [...section.matchAll(literals)].map(
    ([, quoted, escaped, letter]) => quoted ?? escaped ?? letter ?? "",
  );
  return { codes: section.replace(literals, ""), literal: literal.join("") };
}

const moneySigns: ReadonlyMap<string, string> = new Map([
  ["$", "美元"],
  ["US$", "美元"],
  ["USD", "美元"],
  ["€", "欧元"],
  ["EUR", "欧元"],
  ["£", "英镑"],
  ["GBP", "英镑"],
  ["HK$", "港元"],
  ["HKD", "港元"],
  ["JPY", "日元"],
]);

/** Money that is none of ours: `[$$-409]`, `[$€-2]`, "US$"; `[$¥-411]` is the yen. */
function foreignMoney(section: string, codes: string, literal: string): string | null {
  const [, sign = "", locale = ""] = /\[\$([^\]-]*)(?:-([^\]]*))?\]/.exec(section) ?? [];
  if (/^[¥￥]$/.test(sign)) return /^(?:0?411|ja.*)$/i.test(locale) ? "日元" : null;
  const written = (sign || literal).trim().toUpperCase();
  return moneySigns.get(written) ?? (codes.includes("$") ? "美元" : unitOf(sign));
}

/** Letters and signs a unit may have; punctuation of accounting formats is no unit, nor are our own money signs. */
function unitOf(literal: string): string | null {
  const unit = literal.replace(/[\s.,;:()\-+¥￥]/g, "");
  return unit === "" || /^(?:RMB|CNY)$/i.test(unit) ? null : unit.slice(0, 20);
}
