import Parsimmon, { type Parser } from "parsimmon";
import { foldName, type RuleNames } from "./rule-names.ts";
import type {
  RuleAmount,
  RuleFunction,
  RuleOperator,
  RuleReference,
  RuleTolerance,
  RuleTree,
} from "./rule-tree.ts";

const { alt, lazy, optWhitespace, regexp, seq, seqMap, string, succeed } = Parsimmon;

/** A word that is no name of the form stands in the tree behind this, so that what it is can be said. */
const unknownMark = "?";
export const unknownWord = (indicator: string): string | null =>
  indicator.startsWith(unknownMark) ? indicator.slice(1) : null;

const parsers = new WeakMap<RuleNames, Parser<RuleTree>>();

/** The grammar of rules over the names of one form; reads the whole of a folded text. Made once for its names. */
export function ruleParser(names: RuleNames): Parser<RuleTree> {
  const known = parsers.get(names);
  if (known) return known;
  const made = grammar(names);
  parsers.set(names, made);
  return made;
}

function grammar(names: RuleNames): Parser<RuleTree> {
  const figure = figureParser(names);
  const amount = amountParser(figure);
  const comparison = comparisonParser(amount);
  const condition: Parser<RuleTree> = lazy(() => chain("or", word("或者", "或", "or"), both));
  const both: Parser<RuleTree> = lazy(() => chain("and", word("并且", "且", "and"), single));
  const single: Parser<RuleTree> = lazy(() =>
    alt<RuleTree>(
      word("不是", "非", "not")
        .then(inBrackets(condition))
        .map((part) => ({ kind: "not", part })),
      groupParser(figure),
      seqMap(figure, filledWord, (one, kind) => ({ kind, figure: one })),
      comparison,
      inBrackets(condition),
    ),
  );
  const when: Parser<RuleTree> = seqMap(
    word("如果", "若", "当", "if"),
    condition,
    regexp(/,?/).skip(optWhitespace),
    word("那么", "则", "then"),
    condition,
    (_if, one, _comma, _then, consequence) => ({ kind: "when", condition: one, consequence }),
  );
  return optWhitespace.then(alt(when, condition)).skip(regexp(/[。;]?/));
}

const token = <T>(parser: Parser<T>): Parser<T> => parser.skip(optWhitespace);
const word = (...words: string[]): Parser<string> => token(alt(...words.map(string)));
const inBrackets = <T>(parser: Parser<T>): Parser<T> => parser.wrap(word("("), word(")"));

const filledWord: Parser<"filled" | "blank"> = alt(
  word("有数").result("filled" as const),
  word("无数").result("blank" as const),
);

/** One part alone is itself. */
const chain = (kind: "and" | "or", between: Parser<string>, part: Parser<RuleTree>): Parser<RuleTree> =>
  part.sepBy1(between).map((parts) => oneOrAll(kind, parts));

function oneOrAll(kind: "and" | "or", parts: readonly RuleTree[]): RuleTree {
  const [first, second] = parts;
  return first !== undefined && second === undefined ? first : { kind, parts };
}

/** KJ-42 与 KJ-43 同填 */
const groupParser = (figure: Parser<RuleReference>): Parser<RuleTree> =>
  seqMap(
    figure,
    word("与", "和", "、").then(figure).atLeast(1),
    alt(word("不同填").result("exclusive" as const), word("同填").result("together" as const)),
    (first, others, kind) => ({ kind, figures: [first, ...others] }),
  );

const operators: Readonly<Record<string, RuleOperator>> = {
  "<=": "≤",
  ">=": "≥",
  "<>": "≠",
  "!=": "≠",
  "≤": "≤",
  "≥": "≥",
  "≠": "≠",
  "≈": "≈",
  "==": "=",
  "=": "=",
  "<": "<",
  ">": ">",
};
const operator: Parser<RuleOperator> = token(
  alt(...Object.entries(operators).map(([sign, meaning]) => string(sign).result(meaning))),
);

const digits: Parser<string> = token(regexp(/\d{1,15}(?:\.\d{1,10})?/)).map(canonical);

/** As decimals are written on the wire: without superfluous zeros. */
function canonical(text: string): string {
  const [whole = "0", part = ""] = text.split(".");
  const fraction = part.replace(/0+$/, "");
  const integer = whole.replace(/^0+(?=\d)/, "");
  return fraction === "" ? integer : `${integer}.${fraction}`;
}

const tolerance: Parser<RuleTolerance> = word("±", "+/-").then(
  seqMap(
    digits,
    token(regexp(/%?/)),
    (amount, sign): RuleTolerance => ({ by: sign === "%" ? "percent" : "absolute", amount }),
  ),
);

/** a ≤ b ≤ c is two comparisons. */
const comparisonParser = (amount: Parser<RuleAmount>): Parser<RuleTree> =>
  seqMap(amount, seq(operator, amount, tolerance.or(succeed(null))).atLeast(1), (first, steps) => {
    let left = first;
    const parts = steps.map(([sign, right, allowed]): RuleTree => {
      const part: RuleTree = { kind: "compare", left, operator: sign, right, tolerance: allowed };
      left = right;
      return part;
    });
    return oneOrAll("and", parts);
  });

const functions: Readonly<Record<string, RuleFunction>> = {
  合计: "sum",
  最大: "max",
  最小: "min",
  绝对值: "abs",
  sum: "sum",
  max: "max",
  min: "min",
  abs: "abs",
};

function amountParser(figure: Parser<RuleReference>): Parser<RuleAmount> {
  const call: Parser<RuleAmount> = lazy(() =>
    seqMap(
      token(regexp(/合计|最大|最小|绝对值|sum|max|min|abs/i)),
      inBrackets(sum.sepBy1(word(",", "、", ";"))),
      (name, amounts) => ({ kind: "call", name: functions[name.toLowerCase()] ?? "sum", amounts }),
    ),
  );
  const single: Parser<RuleAmount> = lazy(() =>
    alt<RuleAmount>(
      word("-")
        .then(single)
        .map((amount) => ({ kind: "negative", amount })),
      digits.map((value) => ({ kind: "number", value })),
      call,
      figure.map((one) => ({ kind: "figure", figure: one })),
      inBrackets(sum),
    ),
  );
  const product: Parser<RuleAmount> = lazy(() =>
    leftToRight(
      single,
      alt(word("*", "×").result("product" as const), word("/", "÷").result("quotient" as const)),
    ),
  );
  const sum: Parser<RuleAmount> = lazy(() =>
    leftToRight(product, alt(word("+").result("sum" as const), word("-").result("difference" as const))),
  );
  return sum;
}

const leftToRight = (
  part: Parser<RuleAmount>,
  sign: Parser<"sum" | "difference" | "product" | "quotient">,
): Parser<RuleAmount> =>
  seqMap(part, seq(sign, part).many(), (first, steps) =>
    steps.reduce<RuleAmount>((left, [kind, right]) => ({ kind, left, right }), first),
  );

const ofWords: Readonly<Record<string, RuleReference["of"]>> = {
  上年: "lastYear",
  上期: "lastPeriod",
  本年目标: "target",
  目标: "target",
  下年目标: "nextTarget",
};

/** 上年 总数, 本年目标 总数; a name that begins with such a word itself is read as the name. */
function figureParser(names: RuleNames): Parser<RuleReference> {
  const name = nameParser(names);
  const of = token(regexp(/上年|上期|本年目标|下年目标|目标/)).skip(token(regexp(/的?/)));
  return alt<RuleReference>(
    name.map((indicator) => ({ indicator, of: "actual" })),
    seqMap(of, alt(name, strayWord), (when, indicator) => ({ indicator, of: ofWords[when] ?? "actual" })),
    strayWord.map((indicator) => ({ indicator, of: "actual" })),
  );
}

/** The longest name that stands here, blanks and case aside. */
const nameParser = ({ names }: RuleNames): Parser<string> =>
  token(
    Parsimmon((text, at) => {
      for (const { name, indicator } of names) {
        const end = endOfName(text, at, name);
        if (end !== null) return Parsimmon.makeSuccess(end, indicator);
      }
      return Parsimmon.makeFailure(at, "指标名称或代码");
    }),
  );

function endOfName(text: string, at: number, name: string): number | null {
  let place = at;
  for (const sign of name) {
    while (text[place] === " " && place > at) place += 1;
    if (text.slice(place, place + sign.length).toUpperCase() !== sign) return null;
    place += sign.length;
  }
  // KJ-10 is not the beginning of KJ-107
  const next = text[place] ?? "";
  return /\d$/.test(name) && /\d/.test(next) ? null : place;
}

const strayWord: Parser<string> = token(
  regexp(
    /[A-Za-z]{1,4}-\d+|(?!如果|若|当|则|那么|且|并且|或|非|不是|有数|无数|同填|不同填)[^\s\d+\-*/×÷()=<>≤≥≠≈±,、;。!%.][^\s+\-*/×÷()=<>≤≥≠≈±,、;。!%]*/,
  ),
).map((text) => `${unknownMark}${foldName(text)}`);
