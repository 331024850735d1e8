/** Signs that mean the same as an ASCII one and lie outside the full-width block. */
const alike: Readonly<Record<string, string>> = {
  "−": "-",
  "﹣": "-",
  "‐": "-",
  "‑": "-",
  "﹢": "+",
  "﹪": "%",
  "﹐": ",",
  "﹒": ".",
  "﹙": "(",
  "﹚": ")",
  "〔": "(",
  "〕": ")",
  "【": "(",
  "】": ")",
  "［": "(",
  "］": ")",
  "[": "(",
  "]": ")",
  "≧": "≥",
  "≦": "≤",
  "⩾": "≥",
  "⩽": "≤",
  "￥": "¥",
  "○": "〇",
};

/** Chinese characters, letters, digits and points only, as most texts are: nothing to fold. */
const plain = /^[\u4e00-\u9fff\w.]*$/;
const blank = /[\s\u00a0\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff\u00ad]+/g;
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/**
 * Full-width digits, letters and punctuation become ASCII, brackets become "( )", runs of blanks become one (traps H04).
 * Not NFKC: that would turn ² and ① into digits and a footnote mark into a number.
 */
export function foldText(text: string): string {
  if (plain.test(text)) return text;
  const ascii = text.replace(/[！-～−﹣‐‑﹢﹪﹐﹒﹙﹚〔〕【】[\]≧≦⩾⩽￥○]/g, (sign) => {
    const known = alike[sign];
    return known ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  });
  return ascii.replace(invisible, "").replace(blank, " ").trim();
}

/** Folded and without any blank, for words in which a blank says nothing. */
export const squeezeText = (text: string): string => foldText(text).replaceAll(" ", "");
