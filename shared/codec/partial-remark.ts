import { draftWords, firstOnes, type PartialKind, until, zoneWords } from "./partial-words.ts";
import { readStatus } from "./status.ts";

const ofYear = "(?:(?<year>20\\d{2})年?度?|本年|今年|当年|全年)?";
/** What may stand before the word that counts: 此数为…, 目前…, 统计局…. */
const lead = `(?:${ofYear}(?:[^局厅]{1,4}[局厅])?(?:部门|[此该本]数?|数据|数值|数字|数|指标|实绩|完成|统计|目前|均|都|暂|系|为|是|按|以|用|填|取|采用|的)*)`;
const behind = "(?:口径|完成|结果|统计|核算|数据|数值|数字|数|值|情况)*";

const draft = [
  ...draftWords.estimate,
  ...draftWords.flash,
  "暂估",
  "估算",
  "估计",
  "估",
  "测算",
  "暂定",
].join("|");
const aDraft = new RegExp(
  `^${lead}(?:(?:${draft})(?:全年|年底|年末|可)*${behind}(?:为|约|:)*(?:\\d[\\d.]*[^\\d]{0,4})?` +
    "|(?:待|(?:尚|还)?未)(?:最终|进一步|再)?(?:核定|审定|核算|核实|核对|核查|复核|确认)(?:后.{0,8})?|(?:非|不是)最终数?据?|最终.*为准)$",
);

const month = "(?:[1-9]|1[01])月";
const partOfYear = `(?:1月?[-—–~至到])?${month}份?[底末]?|${firstOnes}|第?[一二三1-3]季度|[上下]半年`;
const aPartOfYear = new RegExp(
  `^${lead}(?:${until}(?:(?<until>20\\d{2})年)?(?:${month}|第?[一二三1-3]季度)` +
    `|(?:${until}目前|(?:${partOfYear})(?:累计|快报)?)${behind}$)`,
);

const area = `(?:${zoneWords}|街道|乡镇|[区镇乡园])`;
const only = "(?:仅|只)(?![次低高少多]于|比)(?:是|有|为|含|包括|包含|统计|限|指)?";
const without = "不含|不包括|不包含|未含|未包括|未包含|剔除|扣除";
const cityProper = "(?:市|县|区)?本级";
const aPartOfUnit = new RegExp(
  `^${lead}(?:(?:${only}|${without})[^外内]*${area}(?:$|的|数|范围|口径|[及和与])` +
    `|${only}${cityProper}|(?:${zoneWords}|${cityProper})的?(?:口径|数据|数值|数|值)$)`,
);

const correction = "更正|修正|修订|订正|更改|修改|改正|调整";
const aMistake = new RegExp(
  `^${lead}(?:(?:可能|疑似?)?(?:有误|有错误?|错误|填错|不准确?|不实|不对|有出入|存疑)` +
    `|(?:待|需要?|须|应|将|拟|要)(?:进一步|再)?(?:${correction})(?:后.{0,8})?` +
    "|(?:应该?|实际?应?)(?:改?[为成是])\\d[^,]*)$",
);

const said = "(?:[此该本]数?|数据|指标|统计|实绩|目前|均|都|暂|系|为|是|按|以|用|填|取|采用)*";
const aTarget = new RegExp(`^${said}(?:年度|全年|年初)?(?:目标|计划)(?:任务)?(?:数据|数值|数|值)$`);

const otherYear = "(?:(?<other>20\\d{2})年?度?|上年度?|去年度?)";
const number = "(?:数据|数值|数字|数|值)";
const anotherYear: readonly RegExp[] = [
  // 2023年数据, 采用上年统计监测数据
  new RegExp(`^${said}(?:完成|沿用)*${otherYear}(?:同期)?的?(?:统计|监测|核定|最终|年报|实际)*${number}$`),
  // 数据为2023年, 参考上年, 同期数
  new RegExp(`^${said}(?:为|是|用|取|填|按|沿用|参考|参照)${otherYear}(?:同期)?的?$`),
  new RegExp(`^${said}(?:上年|去年)?同期${number}$`),
];

/** A longer clause says more than that. */
const longestClause = 30;

/** 全年90家, 1—12月: then a part of the year is but mentioned. */
const wholeYear = /全年|(?<!\d)1月?[-—–~至到]12月|12月|年[底末]/;

/** What a remark says of its number. */
export type RemarkDoubt = PartialKind | "otherYear" | "mistake" | "target" | "missing";

/**
 * What the remark beside a number of `year` says of it: an estimate, only some months, only a zone, the number of another year, a
 * mistake (数据有误, 应为130), a target, none at all (未出数). null for all others; a remark has to say so outright, in a clause of
 * its own: 比预计多3家, 含开发区, 预计明年验收, 2023年12家 do not.
 */
export function partialRemark(remark: string, year: string): RemarkDoubt | null {
  const text = remark.slice(0, 200).normalize("NFKC").replace(/\s+/g, "");
  const clauses = text
    .split(/[,。;、()[\]:!/“”"]/)
    .filter(({ length }) => length > 0 && length <= longestClause);
  const says = (pattern: RegExp) =>
    clauses.some((clause) => {
      const groups = pattern.exec(clause)?.groups;
      return groups !== undefined && (groups.year ?? year) === year && (groups.until ?? year) <= year;
    });
  if (says(aPartOfUnit)) return "unit";
  if (!wholeYear.test(text) && says(aPartOfYear)) return "year";
  if (says(aMistake)) return "mistake";
  if (says(aDraft)) return "draft";
  if (clauses.some((clause) => aTarget.test(clause))) return "target";
  if (clauses.some(saysNoNumber)) return "missing";
  const ofOther = clauses.some((clause) =>
    anotherYear.some((pattern) => {
      const found = pattern.exec(clause);
      return found !== null && found.groups?.other !== year;
    }),
  );
  return ofOther ? "otherYear" : null;
}

/** 未出数, 不公开 beside a number. */
const saysNoNumber = (clause: string): boolean =>
  (readStatus(clause)?.availability ?? "available") !== "available";
