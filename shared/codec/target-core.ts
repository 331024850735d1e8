import { type Result, refuse, succeed } from "../result.ts";
import type { Target } from "../schema/target.ts";
import { readNumber } from "./number.ts";
import { findAboveGroup, findGroup, findRank, type TargetContext } from "./target-ranks.ts";
import {
  type Comparison,
  comparisonAfter,
  comparisonBefore,
  type Quantity,
  quantitiesIn,
  withoutNames,
} from "./target-words.ts";

/**
 * Why words are no target at all. severalNumbers: 新增70家、总量500家 needs one cell each, or `parseTargets` for 分别 ·
 * unreadableNumber: 1,23 or more than 20 digits · dash: "—", 无, 待定, whose meaning must be asked · otherYear: words that
 * speak of another year than the target's (到2027年达到85%).
 */
export type TargetProblem = {
  code:
    | "empty"
    | "tooLong"
    | "dash"
    | "error"
    | "severalNumbers"
    | "unreadableNumber"
    | "missingValue"
    | "unknownRequirement"
    | "requirementMissing"
    | "requirementConflict"
    | "unit"
    | "otherYear";
};

/** What is compared with what; text, commitment and ambition apart. */
export type Core = Pick<Target, "requirement" | "number" | "unit" | "baseYear" | "peerGroup">;
/** Numbers first; words without a limit of their own only where no number stands. */
export function readCore(plain: string, context: TargetContext): Result<Core, TargetProblem> {
  const special = readCoreWithoutNumber(plain, context);
  if (special !== null) {
    const others = quantitiesIn(withoutNames(special.rest)).length;
    return others > 0 ? refuse({ code: "severalNumbers" }) : succeed(special.core);
  }
  const asText = succeed(textCore(plain, context));
  if (/分之|一半|\d\/\d|前\d+(?:\.\d+)?%|每个?[季月周天]|[季月周]均/.test(plain)) return asText;
  const sentence = withoutNames(plain);
  const quantities = quantitiesIn(sentence);
  const [quantity, second] = quantities;
  if (quantity === undefined) return asText;
  if (second !== undefined)
    return quantities.length === 2 && isRange(quantity, second) ? asText : refuse({ code: "severalNumbers" });
  if (quantity.value === null && !quantity.approximate) return refuse({ code: "unreadableNumber" });
  const core = fromQuantity(quantity, context);
  if (core?.requirement !== "growth") return core === null ? asText : succeed(core);
  if (/年均|累计|每年|逐年/.test(plain)) return asText;
  return succeed({ ...core, baseYear: baseYearIn(plain) });
}

/** 70-80家, 70家至80家: both ends are given, so neither is the limit. */
const isRange = (first: Quantity, second: Quantity): boolean =>
  /^[-—–~至到]/.test(first.after) && /[-—–~至到]$/.test(second.before);

/** Requirement words that carry their own number; `rest` is what else was said. */
export function readCoreWithoutNumber(
  plain: string,
  context: TargetContext,
): { core: Core; rest: string } | null {
  const multiple = findMultiple(plain);
  if (multiple !== null) return multiple;
  const above = findAboveGroup(plain, context);
  // a margin over the average (高于全市平均2个百分点) is not held by the structure
  if (above !== null && quantitiesIn(withoutNames(above.rest)).length === 0)
    return { core: { ...nothing, requirement: "aboveGroup", peerGroup: above.peerGroup }, rest: above.rest };
  const rank = above === null ? findRank(plain, context) : null;
  if (rank !== null && !/前后|左右/.test(plain)) {
    const { number, peerGroup, rest } = rank;
    return { core: { ...nothing, requirement: "rankWithin", number, unit: "位", peerGroup }, rest };
  }
  return findWhole(plain, context);
}

const nothing = { number: null, unit: null, baseYear: null, peerGroup: null } as const;

const textCore = (plain: string, context: TargetContext): Core => ({
  ...nothing,
  requirement: "text",
  peerGroup: findGroup(plain, context),
});

/** 翻一番 is twice, 翻两番 four times (traps E05); 增长1倍 is twice. 增长2倍 is read both ways and stays text. */
function findMultiple(plain: string): { core: Core; rest: string } | null {
  const doubled = /翻了?(一|两|二|三|[123])?番(?:以上)?|(?:翻|(?:增长|增加|提高)(?:1|一))倍(?:以上)?/.exec(
    plain,
  );
  const times =
    /(?:[是为达到至]|相当于)(?:(?:19|20)\d{2}年|上年|去年|基年|基期)?的?(\d+(?:\.\d+)?)倍(?:以上)?/.exec(
      plain,
    );
  const found = doubled ?? times;
  if (
    found === null ||
    /不低于$|近$|约$|左右/.test(plain.slice(Math.max(0, found.index - 3), found.index + found[0].length + 2))
  )
    return null;
  const folds: Readonly<Record<string, string>> = { 两: "4", 二: "4", 2: "4", 三: "8", 3: "8" };
  const fold = doubled === null ? times?.[1] : folds[doubled[1] ?? ""];
  const read = readNumber(fold ?? "2");
  if (!read.ok) return null;
  const core: Core = {
    ...nothing,
    requirement: "multiple",
    number: read.value.value,
    baseYear: baseYearIn(plain),
  };
  return { core, rest: plain.replace(found[0], "·").replace(/(?:比|较)?(?:19|20)\d{2}年/, "·") };
}

function baseYearIn(plain: string): number | null {
  const year = /(?:[比较以是为到至]|相当于)((?:19|20)\d{2})年(?!底|末)/.exec(plain)?.[1];
  return year !== undefined && Number(year) >= 1990 ? Number(year) : null;
}

/** 零突破 ≥ 1 (E06), 全覆盖 = 100% and 清零 = 0 (E07), unless softened or part of the name of a campaign. */
function findWhole(plain: string, { unit }: TargetContext): { core: Core; rest: string } | null {
  const found = /[“"]?(零的?突破|(?:100%)?全覆盖|清零|归零|为零)[”"]?/.exec(plain);
  if (found === null) return null;
  const around = `${plain.slice(0, found.index)}|${plain.slice(found.index + found[0].length)}`;
  if (
    /基本|逐步|力促|推动|推进|[三两二四五\d]个\|/.test(around) ||
    /\|[”"]?(?:工程|活动|行动|机制|计划|方案|专项|工作|攻坚)/.test(around)
  )
    return null;
  const word = found[1] ?? "";
  const rest = around.replace("|", "·");
  if (word.endsWith("全覆盖"))
    return { core: { ...nothing, requirement: "atLeast", number: "100", unit: "%" }, rest };
  if (word.startsWith("零"))
    return { core: { ...nothing, requirement: "atLeast", number: "1", unit: unit ?? null }, rest };
  return { core: { ...nothing, requirement: "atMost", number: "0", unit: unit ?? null }, rest };
}

/** The requirement one number with its neighbours makes; null where it has no limit the structure could hold. */
export function fromQuantity(quantity: Quantity, context: TargetContext): Core | null {
  const { value, after, approximate } = quantity;
  const unit = quantity.unit ?? context.unit ?? null;
  if (value === null || approximate || /^(?:个?百分点|倍)$/.test(quantity.unit ?? "")) return null;
  // 6家≤ may be meant either way; 减少人工30% is a difference
  if (/^[≤≥<>=]/.test(after) || (unit === "%" && changeOf.test(quantity.before))) return null;
  const requirement = joined(comparisonBefore(quantity.before), comparisonAfter(after), context);
  if (requirement === null) return null;
  if (requirement === "growth" && context.growth)
    return { ...nothing, requirement: "atLeast", number: value, unit };
  if (requirement === "growth") return unit === "%" ? { ...nothing, requirement, number: value, unit } : null;
  if (unit === "位" && isPlaceOrPersons(quantity)) return null;
  return { ...nothing, requirement, number: value, unit };
}

/** A verb of change with what changes between it and the number: 节约研发成本90%. */
const changeOf =
  /(?:减少|降低|下降|压减|缩短|节约|提高|提升|增加(?!值))[^,，、;；。·至到达为超破持率重]{1,8}$/;

/** A bare 5位, and 不低于5位, may be a place or five persons. */
const isPlaceOrPersons = ({ before, after }: Quantity): boolean =>
  /不[得能应可]?低于$/.test(before) || (comparisonBefore(before) === null && comparisonAfter(after) === null);

type Compared = "atLeast" | "moreThan" | "atMost" | "keep" | "growth";

/** Words before and behind the number together: 保持 + 以上 is keep, 超过 + 以上 is more than, 不少于 + 以下 is nothing. */
function joined(
  before: Comparison | null,
  after: Comparison | null,
  { better }: TargetContext,
): Compared | null {
  if (before === "approximate" || before === "less" || before === "delta" || after === "approximate")
    return null;
  if (after === "atMost")
    return before === null || before === "keep" || before === "atMost" ? "atMost" : null;
  if (after === "atLeast") return before === "atMost" ? null : (before ?? "atLeast");
  return before ?? (better === "down" ? "atMost" : "atLeast");
}
