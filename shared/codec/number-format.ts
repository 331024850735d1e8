/** What a spreadsheet number format says about the value under it. */
export type FormatMeaning = {
  /** 0.0301 under "0.00%" is shown and meant as 3.01%. */
  percent: boolean;
  date: boolean;
  /** Shown a thousand (or ten thousand) times smaller than stored: `0,`, `0!.0,` or `0"."0000`. What is meant must be asked. */
  scaled: boolean;
  /** A unit written into the format: `0.00"亿元"` → "亿元"; null if there is none. */
  unit: string | null;
};

/** A point that is only drawn: `0!.0,` and `0"."0000` show 12345 as 1.2345. */
const falsePoint = /[!\\][.．]|[0#?](?:"[^"]*[.．·][^"]*"|[．·])[0#?]/;

const named = /^(?:general|standard|常规)$/i;
/** [<1]0.00%;0 shows 0.5 as 50% and 45 as 45: which section holds is the cell's matter. */
const conditional = /\[[<>=]/;

/** Reads a number format code (first section; ECMA-376 part 1, 18.8.31). Never fails: an unknown code says nothing. */
export function readNumberFormat(code: string): FormatMeaning {
  const bare = code.length > 255 ? "" : code.trim().replace(/g\/通用格式/gi, "0");
  if (bare === "" || bare === "@" || named.test(bare))
    return { percent: false, date: false, scaled: false, unit: null };
  const { codes, literal } = splitLiterals(bare);
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(codes);
  const section = (codes.split(";")[0] ?? "").replace(/\[[^\]]*\]/g, "");
  const number = /[0#?]/.test(section);
  return {
    percent: number && section.includes("%"),
    date: elapsed || /[ymdhs]/i.test(section),
    scaled:
      /[0#?],+(?![0#?,])/.test(section) ||
      falsePoint.test(bare) ||
      (conditional.test(codes) && codes.includes("%") && codes.includes(";")),
    unit: unitOf(literal),
  };
}

/** yyyy"年"m"月", mmm-yy: a date under it is shown as its month. */
export function showsMonth(code: string): boolean {
  if (code.length > 255 || !/y/i.test(code)) return false;
  const section = (splitLiterals(code).codes.split(";")[0] ?? "").replace(/\[[^\]]*\]/g, "");
  return /y/i.test(section) && /m/i.test(section) && !/[dhs0#?]/i.test(section);
}

const literals = /"([^"]*)"?|[\\!](.?)|[_*].?|([^ -~])/gsu;

/** Quoted and escaped characters, and letters beyond ASCII, are shown as they are; the rest is code. Literals of the first section only. */
function splitLiterals(code: string): { codes: string; literal: string } {
  const codes = code.replace(literals, "");
  const firstSection = /^(?:"[^"]*"?|[\\!_*].?|[^;])*/su.exec(code)?.[0] ?? "";
  const literal = [...firstSection.matchAll(literals)].map(
    ([, quoted, escaped, letter]) => quoted ?? escaped ?? letter ?? "",
  );
  return { codes, literal: literal.join("") };
}

/** Letters and signs a unit may have; punctuation of accounting formats is no unit. */
function unitOf(literal: string): string | null {
  const unit = literal.replace(/[\s.,;:()\-+]/g, "");
  return unit === "" || unit === "¥" || unit === "￥" ? null : unit.slice(0, 20);
}
