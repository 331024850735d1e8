import { numeralSigns, readChineseNumeral } from "./chinese-numeral.ts";
import { scanNumeral } from "./numeral.ts";
import { isKnownUnit, unitAtStart } from "./unit.ts";

/** A number in a sentence with the words that stand right before and behind it. `value` null: it cannot be read. */
export type Quantity = {
  value: string | null;
  unit: string | null;
  before: string;
  after: string;
  approximate: boolean;
};

/**
 * Takes out what has digits and is no quantity: names in quotes (“315”), titles, years and dates, 第九批, G60, 5G, 3+1+X and remarks
 * in brackets (traps H05). A middle dot stands in their place so that words do not run together.
 */
export function withoutNames(plain: string): string {
  return plain
    .replace(/[“"‘『「《][^“”"‘’『』「」《》]{0,60}[”"’』」》]/g, (quoted) =>
      /[\d零一二三四五六七八九十]/.test(quoted) ? "·" : quoted,
    )
    .replace(/(.)\([^()]*\d[^()]*\)/g, "$1·")
    .replace(/(?:19|20)\d{2}(?:[-—–~至](?:19|20)?\d{2})?年(?:度|底|末)?(?:的)?/g, "·")
    .replace(/\d{1,2}月(?:份|底|末)?(?:\d{1,2}日)?前?|\d{1,2}年(?:内|来)?(?!\d)/g, "·")
    .replace(/第(?:\d+|[一二三四五六七八九十]+)(?:批|届|次|轮|期|季度|方阵|梯队|阵营|序列|产业)/g, "·")
    .replace(/(^|[^\dA-Za-z])[A-Za-z]+-?\d+(?:\.\d+)?/g, "$1·")
    .replace(/\d+[A-Za-z]+(?![²³\d])/g, "·")
    .replace(/\d+(?:\+(?:\d+|[xX]))+/g, "·")
    .replace(/十[三四五六]五/g, "·");
}

/** All quantities of a sentence in their order. Chinese numerals count only where no Arabic one stands. */
export function quantitiesIn(sentence: string): Quantity[] {
  const found: Quantity[] = [];
  let position = 0;
  while (position < sentence.length) {
    const start = sentence.slice(position).search(/\d|\.\d/);
    if (start < 0) break;
    const at = position + start;
    const quantity = quantityAt(sentence, at);
    found.push(quantity);
    position = sentence.length - quantity.after.length;
  }
  return found.length > 0 ? found : chineseQuantities(sentence);
}

function quantityAt(sentence: string, at: number): Quantity {
  const numeral = scanNumeral(sentence.slice(at));
  const rest = numeral?.rest ?? sentence.slice(at + 1);
  const { approximate, unit, after } = unitBehind(rest);
  const { before, negative } = signBefore(sentence.slice(0, at));
  const unsigned = numeral?.value ?? null;
  const value = unsigned !== null && negative && unsigned !== "0" ? `-${unsigned}` : unsigned;
  return { value, unit, before, after, approximate };
}

/** A minus sign counts at the start and behind a comparison, not between two numbers (70-80). */
function signBefore(text: string): { before: string; negative: boolean } {
  const negative = text === "-" || /[于过破超到达为在持长≥≤<>=]-$/.test(text);
  return { before: negative ? text.slice(0, -1) : text, negative };
}

const unitEnds = /[,，、。;；:·()和及与至到或并~—–+-]|以上|以下|以内|及以|之内|之上|左右|上下|的|\d/;

/** A known unit, also in brackets, as long as possible; else what stands up to the next stop, if short, as an unknown one. */
function unitBehind(rest: string): Pick<Quantity, "approximate" | "unit" | "after"> {
  const vague = /^(?:余|多|来|几)/.test(rest);
  const text = vague ? rest.slice(1) : rest;
  const bracketed = /^\(([^()]{1,20})\)/.exec(text);
  if (bracketed !== null && isKnownUnit(bracketed[1] ?? ""))
    return unitAndRest(bracketed[1] ?? "", text.slice(bracketed[0].length), vague);
  const known = unitAtStart(text);
  const stop = text.search(unitEnds);
  const unknown = stop < 0 ? text : text.slice(0, stop);
  const unit = known ?? (unknown !== "" && unknown.length <= 6 ? unknown : "");
  const after = text.slice(unit.length);
  const below = /^[/每]/.test(after) ? unitAtStart(after.slice(1)) : null;
  const rate = below === null ? "" : after.slice(0, 1 + below.length);
  const whole = isKnownUnit(unit + rate) ? unit + rate : unit;
  return unitAndRest(whole, text.slice(whole.length), vague);
}

const unitAndRest = (unit: string, after: string, vague: boolean) => ({
  approximate: vague || /^(?:左右|上下)/.test(after),
  unit: unit === "" ? null : unit,
  after,
});

const chineseRun = new RegExp(`[${numeralSigns}]+`, "g");

/** A round sign alone is a number only where it is compared: 超千家, 突破百亿元, 千家以上. Its 万 or 亿 stays with the unit. */
const round: Readonly<Record<string, string>> = { 百: "100", 千: "1000", 万: "10000" };

/** 五连冠, 超千家, 新增三家: only before a known unit, and only where the sentence or clause ends or a comparison stands before. */
function chineseQuantities(sentence: string): Quantity[] {
  return [...sentence.matchAll(chineseRun)].flatMap((run) => {
    const before = sentence.slice(0, run.index);
    const bare = /^([百千])([万亿]?)$|^(万)(亿?)$/.exec(run[0])?.slice(1).filter(Boolean);
    const signs = bare === undefined ? run[0].length : 1;
    const { approximate, unit, after } = unitBehind(sentence.slice(run.index + signs));
    const limit = comparisonAfter(after);
    const compared = comparisonBefore(before) !== null || (before === "" && limit !== null);
    const value = bare === undefined ? readChineseNumeral(run[0]) : (round[bare[0] ?? ""] ?? null);
    const ends = bare === undefined && (limit !== null || /^(?:$|[,，、。;；(·])/.test(after));
    if (unit === null || !isKnownUnit(unit) || before.endsWith("第") || !(ends || compared)) return [];
    // 五年规划 is a time; in 最多跑一次, 建设一个中心 the 一 is an article
    if (/[年月]/.test(unit) || (run[0] === "一" && before !== "" && !compared)) return [];
    const vague = approximate || value === null || /[数几上成]$/.test(before);
    return [{ value, unit, before, after, approximate: vague }];
  });
}

/** What a comparison word says. less: strictly below, which no requirement holds · delta: a difference, not a level. */
export type Comparison =
  | "atLeast"
  | "moreThan"
  | "atMost"
  | "keep"
  | "less"
  | "approximate"
  | "delta"
  | "growth";

const before: readonly (readonly [RegExp, Comparison])[] = [
  [/(?:约|近|将近|接近|大概|[~≈±]|基本(?:达到?|完成|实现|保持)?)$/, "approximate"],
  [
    /(?:不[得能应可]?(?:超过|高于|大于|多于|超出)|[小低少]于或?等于|至多|最多|≤|<=|控制在|[降减](?:至|到|低到|低至))$/,
    "atMost",
  ],
  [/(?:不[得能应可]?(?:少|低|小)于|[大高多]于或?等于|至少|最少|≥|>=)$/, "atLeast"],
  [/(?:低于|小于|少于|不足|不到|<)$/, "less"],
  [/(?:突破|超过|超出|超|高于|大于|多于|不止|逾|(?:^|[^突])破|>)$/, "moreThan"],
  [/(?:增长|增幅|增速)(?:达到?|率为?|为)?$/, "growth"],
  [
    /(?:下降|降低|减少|压减|缩短|节约|提高|提升|(?:^|[^新])增加|上升|扩大|前移|前进|跃升|晋升|进位)了?$/,
    "delta",
  ],
  [/(?:保持|稳定|维持|稳)在?$/, "keep"],
  [/(?:达到?|完成|实现|[提升增扩]\S?(?:至|到)|=)$/, "atLeast"],
];

/** The comparison right before a number, or null: "不少于" → atLeast. */
export function comparisonBefore(text: string): Comparison | null {
  const tail = text.slice(-12);
  const found = before.find(([words]) => words.test(tail));
  if (found === undefined) return null;
  const [words, comparison] = found;
  const left = tail.replace(words, "");
  if (comparison === "atLeast" || comparison === "moreThan") {
    const further = before.find(([more]) => more.test(left))?.[1];
    if (further === "growth" || further === "delta") return comparison === "atLeast" ? further : "delta";
    if (further === "keep" && comparison === "atLeast") return "keep";
  }
  return comparison;
}

/** The comparison right behind a number and its unit, or null: 以上, 以内, 左右. */
export function comparisonAfter(text: string): Comparison | null {
  if (/^(?:及?以上|之上|\+)/.test(text)) return "atLeast";
  if (/^(?:及?以下|及?以内|之内)/.test(text)) return "atMost";
  return /^(?:左右|上下)/.test(text) ? "approximate" : null;
}
