import { foldText } from "../../codec/fold-text.ts";
import { type Result, refuse, succeed } from "../../result.ts";
import { namesLike, type RuleNames } from "./rule-names.ts";
import { ruleParser, unknownWord } from "./rule-parser.ts";
import { figuresOf, type RuleTree } from "./rule-tree.ts";

/** Why a text is no rule: schema `ruleProblem`, without the rule it is about. */
export type RuleTextProblem =
  | { code: "too-long" | "too-deep" }
  | { code: "syntax"; at: number; near: string }
  | { code: "unknown-name"; word: string; like: string[] }
  | { code: "ambiguous-name" | "percent"; word: string };

/** Bounds of size and depth: a rule is a line that a person reads. */
export const longestRule = 500;
const deepestBrackets = 8;

/**
 * Parsimmon keeps the lines of a text in a plain object under the text itself: `__proto__` would be written into
 * every object of the process, and decimals would divide for ever. No member of an object begins with a blank.
 */
const ahead = " ";

/**
 * Reads a rule as a spreadsheet person writes it, by names or short codes: `R&D经费 / GDP * 100 ≈ R&D占比 ± 0.05`,
 * `国家级 ≤ 省级 ≤ 市级`, `如果 新增数 > 0 则 总数 ≥ 新增数`, `KJ-42 与 KJ-43 同填`, `总数 ≤ 上年 总数 + 新增数`.
 * Numbers are in the indicators' own units.
 */
export function parseRule(written: string, names: RuleNames): Result<RuleTree, RuleTextProblem> {
  const text = foldText(written);
  if (text.length > longestRule) return refuse({ code: "too-long" });
  if (bracketDepth(text) > deepestBrackets) return refuse({ code: "too-deep" });
  const parsed = ruleParser(names).parse(ahead + text);
  if (!parsed.status) {
    const at = Math.max(parsed.index.offset - ahead.length, 0);
    const percent = /^\s?%/.test(text.slice(at)) ? /[\d.]+$/.exec(text.slice(0, at))?.[0] : undefined;
    if (percent !== undefined) return refuse({ code: "percent", word: `${percent}%` });
    return refuse({ code: "syntax", at, near: text.slice(at, at + 12) });
  }
  for (const { indicator } of figuresOf(parsed.value)) {
    const word = unknownWord(indicator);
    if (word === null) continue;
    return names.ambiguous.has(word)
      ? refuse({ code: "ambiguous-name", word })
      : refuse({ code: "unknown-name", word, like: namesLike(word, names) });
  }
  return succeed(parsed.value);
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
