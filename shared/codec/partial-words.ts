/** Part of the year, part of the unit, or a number that may still change. */
export type PartialKind = "year" | "unit" | "draft";

/** Numbers that are not final, by the stage they are given; `open`: with none of their own. */
export const draftWords = {
  estimate: ["预计", "预估", "预测"],
  flash: ["快报", "初步统计", "初步"],
  open: ["调整前", "调整", "修订", "建议", "拟定", "征求意见", "草案"],
} as const;

const dash = "[-—–~至到]";
export const until = "截[至止]到?";
export const firstOnes = "前(?:[一二三]个?季度|[\\d一二三四五六七八九十]{1,2}个月)";
const partOfYear = [
  `(?:前|${until}|至)?\\d{0,2}${dash}?\\d{1,2}月份?(?:底|末)?`,
  firstOnes,
  "第?[一二三四1-4]季度",
  "[上下]半年",
  "累计",
].join("|");

/** Zones and the like within a unit. */
export const zoneWords =
  "(?:经济技术|经济|高新技术产业|高新)?开发区|经开区|高新区|[产工]业园区|产业园|园区|新区|功能区|集聚区|飞地";
const partOfUnit = `${zoneWords}|平台|街道|乡镇|市本级|本级|规上|不?含.*$`;

const draft = Object.values(draftWords).flat().join("|");
const partial = new RegExp(`(?<year>${partOfYear})|(?<unit>${partOfUnit})|(?<draft>${draft})`, "g");

/** The words of a head that narrow what its column holds, and the head without them: 1—6月, 开发区, 预计. */
export function splitPartial(label: string): { rest: string; words: string[]; kinds: PartialKind[] } {
  const found = [...label.matchAll(partial)];
  return {
    rest: label.replace(partial, ""),
    words: found.map(([word]) => word),
    kinds: found.map(({ groups }) =>
      groups?.year !== undefined ? "year" : groups?.unit !== undefined ? "unit" : "draft",
    ),
  };
}

/** 1—12月, 12月31日, 年底: ends with the year. */
const wholeYear = /(?<!\d)1月?[-—–~至到]12月|12月(?:\d{1,2}日|份|底|末)?|全年|年[底末]/g;
const aroundTable = new RegExp(
  `${until}(?:(?<year>20\\d{2})年)?(?:\\d{1,2}月|目前|第?[一二三]季度)|(?<!\\d)1月?${dash}(?:[2-9]|1[01])月` +
    `|${firstOnes}|上半年|预计[数值)]|预估`,
);

/** A whole line: （10月）, 2024年10月, 报告期：2024年第三季度. */
const monthsAlone =
  /^\(?(?:(?:报告|统计|数据|填报|所属)(?:期|时期|时间|月份):)?(?:(?<year>20\d{2})年)?(?:(?:[1-9]|1[01])月份?|第?[一二三]季度)\)?$/;
/** A title of numbers that are not the final ones, or none at all. */
const notFinal =
  /预计完成(?:情况|数)|(?:预测|测算|预估)(?:数据|情况)?表?$|\((?:征求意见稿|草案|初稿|送审稿|讨论稿|示例|样表|作废|预测|测算|预估|初步)\)|(?:示例|样表)$/;

/**
 * A line without blanks says of numbers of `year` that they are not those of all of it, or not final: 数据截至2025年11月底, （预计数）, 2025年10月,
 * 2025年指标预测表.
 */
export function saysPartOfYear(line: string, year: string): boolean {
  const found = aroundTable.exec(line.replace(wholeYear, "")) ?? monthsAlone.exec(line);
  if (found !== null) return (found.groups?.year ?? year) <= year;
  if (line.length > longestTitle || !notFinal.test(line)) return false;
  const years = [...line.matchAll(/20\d{2}(?=年)/g)].map(([named]) => named);
  return years.length === 0 || years.includes(year);
}

const longestTitle = 40;

const monthSheet = /^(?:20\d{2}年?)?(?:1?[-—–~至到])?(?:[1-9]|1[01])月份?$/;

/** 11月, 1-10月: the name of a sheet with the numbers of some months. */
export const namesMonths = (sheet: string): boolean => monthSheet.test(sheet);
