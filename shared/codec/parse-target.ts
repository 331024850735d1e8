import { type Result, refuse, succeed } from "../result.ts";
import type { Target } from "../schema/target.ts";
import { foldText, squeezeText } from "./fold-text.ts";
import { findAboveGroup, findGroup, findRank, saysImprove, type TargetContext } from "./target-ranks.ts";
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
 * unreadableNumber: 1,23 or more than 20 digits · dash: "—" or 无, whose meaning must be asked.
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
    | "unit";
};

/** What is compared with what; text, commitment and ambition apart. */
type Core = Pick<Target, "requirement" | "number" | "unit" | "baseYear" | "peerGroup">;
type Ambition = Target["ambition"];

const longest = 300;

/**
 * Words into the structure of a target (traps E01–E13): 不少于70家, 突破1500家, 保持85%以上, 全省第5,力争进位, 比2019年翻一番, 增长10%以上,
 * 高于全市平均, 零突破, 全覆盖, 清零. What has no sharp limit (前列, 左右, 基本实现全覆盖) stays text and is not judged. Never throws.
 */
export function parseTarget(words: string, context: TargetContext = {}): Result<Target, TargetProblem> {
  const refused = refusal(words);
  if (refused !== null) return refuse({ code: refused });
  const plain = squeezeText(words);
  const { floor, ambition } = splitAmbition(plain, context);
  const core = readCore(floor, context);
  if (!core.ok) return core;
  const improves = core.value.requirement === "text" && saysImprove(plain);
  return succeed({
    ...core.value,
    ambition: improves ? { kind: "improve" } : ambition,
    commitment: commitmentOf(floor),
    text: words,
  });
}

/** As `parseTarget`, and 分别达到90%和70% as one target for each number, every one with the whole words as its text. */
export function parseTargets(words: string, context: TargetContext = {}): Result<Target[], TargetProblem> {
  const refused = refusal(words);
  if (refused !== null) return refuse({ code: refused });
  const plain = squeezeText(words);
  const joint = /分别|各(?=\D{0,4}\d)/.exec(plain);
  const quantities = joint === null ? [] : quantitiesIn(withoutNames(plain.slice(joint.index)));
  if (quantities.length < 2) {
    const single = parseTarget(words, context);
    return single.ok ? succeed([single.value]) : single;
  }
  return jointTargets(words, plain, quantities, context);
}

function jointTargets(
  words: string,
  plain: string,
  quantities: readonly Quantity[],
  context: TargetContext,
): Result<Target[], TargetProblem> {
  const [first, last] = [quantities[0], quantities.at(-1)];
  const earlier = quantitiesIn(withoutNames(plain.slice(0, plain.search(/分别|各/))));
  if (earlier.some(({ value }) => value !== null && /^\d/.test(value)))
    return refuse({ code: "severalNumbers" });
  const targets: Target[] = [];
  for (const quantity of quantities) {
    const whole = {
      ...quantity,
      before: first?.before ?? "",
      after: last?.after ?? "",
      unit: quantity.unit ?? last?.unit ?? null,
    };
    const core = fromQuantity(whole, context);
    if (core === null) return refuse({ code: "unreadableNumber" });
    targets.push({ ...core, ambition: null, commitment: commitmentOf(plain), text: words });
  }
  return succeed(targets);
}

function refusal(words: string): TargetProblem["code"] | null {
  if (words.length > longest) return words.trim() === "" ? "empty" : "tooLong";
  const folded = foldText(words);
  if (folded === "") return "empty";
  if (/^(?:[-—–―/\\]+|\.{2,}|…+|无|暂无|没有)$/.test(folded)) return "dash";
  return /^#[A-Z/0!?]+$/i.test(folded) ? "error" : null;
}

/** 确保 binds, 力争 and its like aspire; the first one holds for the floor. */
function commitmentOf(floor: string): Target["commitment"] {
  const ensure = floor.search(/确保|务必|必须/);
  const strive = floor.search(/(?:^|[^全])力争|争取|争创|力求|努力|冲刺|争夺|奋力/);
  if (ensure < 0 && strive < 0) return null;
  return strive < 0 || (ensure >= 0 && ensure < strive) ? "ensure" : "strive";
}

/** "保持全省第5,力争进位" → floor and ambition. Only a pure number or 进位 behind 力争 is an ambition, else the words are one. */
function splitAmbition(plain: string, context: TargetContext): { floor: string; ambition: Ambition } {
  const found = /^(.+?)[,;。、](?:并|且)?(?:力争|争取|努力|冲刺|力求)([^,;。]+)[。.]?$/.exec(plain);
  const [, floor = "", beyond = ""] = found ?? [];
  const together = { floor: plain, ambition: null };
  const hasFloor =
    quantitiesIn(withoutNames(floor)).length === 1 || readCoreWithoutNumber(floor, context) !== null;
  if (found === null || !hasFloor) return together;
  if (/^(?:实现|再)?(?:争先)?(?:进位|位次前移|位次提升|排名提升|排名前移)$/.test(beyond))
    return { floor, ambition: { kind: "improve" } };
  const rank = findRank(beyond, context);
  if (rank !== null && /^(?:进入|达到|跻身)?·$/.test(rank.rest))
    return { floor, ambition: { kind: "number", number: rank.number } };
  const [quantity, ...others] = quantitiesIn(beyond);
  const bare = quantity && /^(?:达到?|超过?|突破|实现|完成|增长|不少于|为)?$/.test(quantity.before);
  if (!bare || others.length > 0 || quantity.value === null || quantity.approximate) return together;
  if (!/^(?:及?以上)?$/.test(quantity.after)) return together;
  const own = quantitiesIn(withoutNames(floor))[0]?.unit ?? null;
  const sameUnit = quantity.unit === null || quantity.unit === own || /倍|番/.test(floor);
  return sameUnit ? { floor, ambition: { kind: "number", number: quantity.value } } : together;
}

/** Numbers first; words without a limit of their own only where no number stands. */
function readCore(plain: string, context: TargetContext): Result<Core, TargetProblem> {
  const special = readCoreWithoutNumber(plain, context);
  if (special !== null) {
    const others = quantitiesIn(withoutNames(special.rest)).length;
    return others > 0 ? refuse({ code: "severalNumbers" }) : succeed(special.core);
  }
  const asText = succeed(textCore(plain, context));
  if (/分之|一半|\d\/\d|前\d+(?:\.\d+)?%/.test(plain)) return asText;
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

const isRange = (first: Quantity, second: Quantity): boolean =>
  /^(?:[-—–~至到])$/.test(
    first.after.slice(0, first.after.length - second.after.length).replace(/[\d.,%\u4e00-\u9fff]+$/u, ""),
  ) || /^[-—–~至到]\d/.test(first.after);

/** Requirement words that carry their own number; `rest` is what else was said. */
function readCoreWithoutNumber(plain: string, context: TargetContext): { core: Core; rest: string } | null {
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
  return findWhole(plain);
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
  const number =
    doubled === null ? found[1]?.replace(/^0+(?=\d)|\.0+$/g, "") : (folds[doubled[1] ?? ""] ?? "2");
  const core: Core = {
    ...nothing,
    requirement: "multiple",
    number: number ?? null,
    baseYear: baseYearIn(plain),
  };
  return { core, rest: plain.replace(found[0], "·").replace(/(?:比|较)?(?:19|20)\d{2}年/, "·") };
}

function baseYearIn(plain: string): number | null {
  const year = /(?:[比较以是为到至]|相当于)((?:19|20)\d{2})年(?!底|末)/.exec(plain)?.[1];
  return year !== undefined && Number(year) >= 1990 ? Number(year) : null;
}

/** 零突破 ≥ 1 (E06), 全覆盖 = 100% and 清零 = 0 (E07), unless softened or part of the name of a campaign. */
function findWhole(plain: string): { core: Core; rest: string } | null {
  const found = /[“"]?(零的?突破|全覆盖|清零|归零|为零)[”"]?/.exec(plain);
  if (found === null) return null;
  const around = `${plain.slice(0, found.index)}|${plain.slice(found.index + found[0].length)}`;
  if (
    /基本|逐步|力促|推动|推进|[三两二四五\d]个\|/.test(around) ||
    /\|[”"]?(?:工程|活动|行动|机制|计划|方案|专项|工作|攻坚)/.test(around)
  )
    return null;
  const word = found[1] ?? "";
  const rest = around.replace("|", "·");
  if (word === "全覆盖")
    return { core: { ...nothing, requirement: "atLeast", number: "100", unit: "%" }, rest };
  if (word.startsWith("零")) return { core: { ...nothing, requirement: "atLeast", number: "1" }, rest };
  return { core: { ...nothing, requirement: "atMost", number: "0" }, rest };
}

/** The requirement one number with its neighbours makes; null where it has no limit the structure could hold. */
function fromQuantity(quantity: Quantity, context: TargetContext): Core | null {
  const { value, after, approximate } = quantity;
  const unit = quantity.unit ?? context.unit ?? null;
  if (value === null || approximate || /^(?:个?百分点|倍)$/.test(quantity.unit ?? "")) return null;
  const requirement = joined(comparisonBefore(quantity.before), comparisonAfter(after), context);
  if (requirement === null) return null;
  if (requirement === "growth") return unit === "%" ? { ...nothing, requirement, number: value, unit } : null;
  // a bare 5位 may be a place or five persons
  if (unit === "位" && comparisonBefore(quantity.before) === null && comparisonAfter(after) === null)
    return null;
  return { ...nothing, requirement, number: value, unit };
}

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
