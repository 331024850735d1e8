import { isKnownUnit } from "../../shared/codec/unit.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { TableReading, UnitClaim } from "../table/reading.ts";
import { readingFinding } from "../table/reading-findings.ts";
import type { NamedOrg } from "./check.ts";
import { beginsWord, placeAtStart, type UnitWords, unitAtStart, unitWords } from "./unit-words.ts";

/** What of a reading tells whose numbers it holds. */
type Said = Pick<TableReading, "unitClaims" | "columns" | "findings">;

/** `unit` null: a place that is none of the known units. `sure`: it can hardly be meant otherwise. */
type Named = { claim: UnitClaim; own: boolean; unit: UnitWords | null; sure: boolean };

/**
 * STR-HEADING: the sheet says that its numbers are another unit's, or may be. An error where it names a known unit of the city
 * for its own and says nothing else; a question where it names both, the city above, or a place nobody here knows. `others`
 * as far as they are known.
 */
export function otherUnitFindings(reading: Said, own: NamedOrg, others: readonly NamedOrg[]): Finding[] {
  const named = namedIn(reading, own, others);
  // its own row or column was found
  const isOfMany = ofMany(reading, named);
  const ofOthers = named.filter((one) => !one.own && !(isOfMany && one.claim.from !== "label"));
  const graded = ofOthers.flatMap((one) => gradeOf(one, named) ?? []);
  const errors = graded.filter(({ severity }) => severity === "error");
  return mergeAlike(errors.length > 0 ? errors : graded, own.name).filter(
    (finding) => !isSaid(reading, finding),
  );
}

/**
 * Whether the names of the city's other units could change what is said of the table: it names other places, or nothing that is
 * surely the own unit.
 */
export function needsOtherUnits(reading: Said, own: NamedOrg): boolean {
  const named = namedIn(reading, own, []);
  if (ofMany(reading, named)) return false;
  if (!named.some((one) => one.own && strong.has(one.claim.from))) return true;
  const ofOwn = new Set(named.flatMap(({ own: isOwn, claim }) => (isOwn ? [claim] : [])));
  return reading.unitClaims.some((claim) => !ofOwn.has(claim) && mayNameUnit(claim));
}

/** A place or an office by its last sign, a short name, a code; 亿元 beside 单位 is none. */
const mayNameUnit = ({ from, text }: UnitClaim): boolean =>
  from === "title"
    ? placeAtStart(text) !== null
    : text.split("、").every((one) => {
        const said = bare(one);
        return (
          /[市县区旗局府]$|(?<!\d)\d{6}(?!\d)/.test(said) ||
          (/^[\u4e00-\u9fff]{2,3}$/.test(said) && !isKnownUnit(said))
        );
      });

const ofMany = ({ columns }: Said, named: readonly Named[]): boolean =>
  columns.some(({ how }) => how === "org") || named.some(({ claim, own }) => own && claim.from === "column");

/** What names the own unit as firmly as a title may name another. */
const strong: ReadonlySet<UnitClaim["from"]> = new Set(["label", "title", "line", "sheet"]);

function gradeOf(one: Named, named: readonly Named[]): (Named & { severity: "error" | "query" }) | null {
  const saysOwn = named.some(({ own, claim }) => own && strong.has(claim.from));
  if (!one.sure) return saysOwn ? null : { ...one, severity: "query" };
  if (one.claim.from === "label" || one.claim.from === "column") return { ...one, severity: "error" };
  const isOpen = saysOwn || (!strong.has(one.claim.from) && named.some(({ own }) => own));
  return { ...one, severity: isOpen ? "query" : "error" };
}

function namedIn({ unitClaims }: Said, own: NamedOrg, others: readonly NamedOrg[]): Named[] {
  const units: Units = {
    own: unitWords(own),
    others: others.filter(({ id }) => id !== own.id).map(unitWords),
  };
  const named = unitClaims.flatMap((claim) => {
    const found = readers[claim.from](claim.text, units);
    return found === null ? [] : [{ claim, ...found }];
  });
  // the names of several units below each other are a list of units
  const listed = named.filter(({ claim }) => claim.from === "line" || claim.from === "alone");
  const isList =
    new Set(listed.flatMap(({ unit, own: isOwn }) => (isOwn || unit === null ? [] : [unit.id]))).size > 1;
  return isList ? named.filter((one) => !listed.includes(one)) : named;
}

type Units = { own: UnitWords; others: readonly UnitWords[] };
type Found = Pick<Named, "own" | "unit" | "sure"> | null;

const theOwn: Found = { own: true, unit: null, sure: true };
const other = (unit: UnitWords, sure: boolean): Found => ({ own: false, unit, sure });
const unknownPlace: Found = { own: false, unit: null, sure: false };

const readers: Record<UnitClaim["from"], (text: string, units: Units) => Found> = {
  label: inLabel,
  author: (text, units) => {
    const found = inLabel(text, units);
    // the city's bureau draws up what its counties fill in
    return found?.unit?.isCity || (found !== null && !found.sure) ? null : found;
  },
  title: inTitle,
  line: (text, units) => atStart(text, units) ?? wholePlace(text),
  alone: (text, units) => {
    const found = atStart(text, units);
    return found?.sure ? found : null;
  },
  sheet: (text, units) => {
    const found = atStart(text, units);
    return found === null && isOf(text, units.own) ? theOwn : found;
  },
  column: inColumn,
};

/** 填报单位：海宁市科技局, 海宁市（330483）, 行政区划代码：330481. */
function inLabel(text: string, units: Units): Found {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
  const found = unitAtStart(text, [units.own, ...units.others]);
  const named = found !== null && (found.inFull || ofUnit.test(found.rest)) ? found.unit : null;
  // 所属地区：嘉兴市 is true of its counties
  if (found !== null && named?.isCity && named.id !== units.own.id)
    return other(named, office.test(found.rest));
  if (named !== null && named.id !== units.own.id) return other(named, true);
  if (code !== undefined && code !== units.own.id) {
    const coded = units.others.find(({ id }) => id === code);
    return coded === undefined ? unknownPlace : other(coded, true);
  }
  if (named !== null || code !== undefined || isOf(text, units.own)) return theOwn;
  return placeAtStart(text) === null ? null : unknownPlace;
}

/** What follows a short name where a unit or one of its offices is meant. */
const ofUnit = /^(?:$|[市县区(\d]|科技|科学技术|科创|统计|经信|经济|发改|发展|人民政府|政府|局)/;

/** 2025年度海宁科技创新指标完成情况, 科技创新指标（海宁）; of 与海宁市对比 only a person can tell. */
function inTitle(text: string, units: Units): Found {
  const first = atStart(text, units);
  if (isOf(text, units.own)) return first === null || first.own ? theOwn : { ...first, sure: false };
  if (first?.sure) return first;
  const counties = units.others.filter(({ isCity }) => !isCity);
  for (const unit of counties) {
    const at = text.indexOf(unit.area);
    if (at >= 0 && !beginsWord.test(text.slice(at + unit.area.length)))
      return other(unit, !peer.test(text.slice(0, at)));
    if (unit.short !== null && new RegExp(`[年度(\\-—:·]${unit.short}${contextOfShort}`).test(text))
      return other(unit, true);
  }
  if (first !== null) return first;
  return wholePlace(text) ?? ofWholeCity(text, units);
}

const peer = /(?:与|和|及|同|跟|比|较|[高低优]于|对标|对照|学习|赶超|追赶|超过|参照|、)$/;
/** After a short name, where no institute is meant: not 平湖实验室, 海宁科技城. */
const contextOfShort =
  "(?=$|[)(\\-—:·]|科技(?![城馆园大中])|科学技术|科创(?![园城中])|(?:19|20)\\d{2}|主要|重点|指标|创新(?![园城中])|各项|完成|统计|年报|季报|月报)";

/** 全市 in the table of a county or district is the city above; a county-level city says it of itself. */
const ofWholeCity = (text: string, { own }: Units): Found =>
  (/全市/.test(text) && /[县区]$/.test(own.area)) || /^(?:\d{4}年度?)?全[省国]/.test(text)
    ? isForm.test(text)
      ? null
      : unknownPlace
    : null;

/** A text that begins with a unit: its title, its bureau's name, its name alone. */
function atStart(text: string, { own, others }: Units): Found {
  const said = behindYear(text);
  const found = unitAtStart(said, [own, ...others]);
  if (found === null) return null;
  const { unit, rest, inFull } = found;
  const isUnits = afterUnit.test(rest);
  if (!inFull && !isUnits) return null;
  if (unit.id === own.id) return theOwn;
  if (unit.isCity) return office.test(rest) || isForm.test(rest) ? null : other(unit, false);
  return other(unit, isUnits);
}

const office = /^[\u4e00-\u9fff、]{0,14}(?:局|厅|政府|办公室|委员会|委|中心)/;
/** What follows a unit's name where the text is of it: nothing, an office of it, a year, what its tables are called. */
const afterUnit = new RegExp(
  `^(?:$|[(]|全[市县区]|[\\u4e00-\\u9fff、]{0,14}(?:局|政府|办公室|委员会)$|科学技术|[二〇零一三四五六七八九]{4}年|${contextOfShort.slice(3)}`,
);
/** A form sent out to be filled in, by the city or the province. */
const isForm =
  /^(?!.*(?:完成|实绩|进展|汇总|全[市省]|公报)).*(?:指标|报|填报|报送|统计|调查|监测|任务)表(?:\([^()]*\))?$/;

/** 杭州市萧山区2025年…: by the form of its name a place, and not the own one. */
function wholePlace(text: string): Found {
  const said = behindYear(text);
  const found = placeAtStart(said);
  if (found === null) return null;
  const rest = said.slice(found.length);
  if (!afterUnit.test(rest) || (/[省市]$/.test(found) && (office.test(rest) || isForm.test(rest))))
    return null;
  return unknownPlace;
}

/** Every row names other units: 海宁; of several the own one may be meant elsewhere. */
function inColumn(text: string, units: Units): Found {
  const found = text.split("、").map((one) => inLabel(one, units));
  if (found.some((one) => one?.own)) return theOwn;
  const first = found.find((one) => one?.sure) ?? found[0] ?? null;
  if (first === null || found.includes(null)) return null;
  // the city's bureau gives numbers to its counties
  if (first.unit?.isCity)
    return office.test(text.slice(first.unit.area.length)) ? null : { ...first, sure: false };
  return first;
}

const isOf = (text: string, { name, shortName, area, short }: UnitWords): boolean =>
  [name, shortName, area, short ?? area].some((word) => text.includes(word));

/** Without what decorates a line and the date beside a seal: ——海宁市, （海宁）. */
const bare = (text: string): string =>
  text
    .replace(/(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?$/, "")
    .replace(/^[-—–―·•*#()《》<>"“”:]+|[-—–―·•*#)》>"“”:]+$/g, "");

/** 2025年度海宁…: from the place on. */
const behindYear = (text: string): string => bare(text).replace(/^(?:19|20)\d{2}年度?/, "");

/** One cause, one finding: a name that stands in several places is told once, with all of them. */
function mergeAlike(graded: readonly (Named & { severity: "error" | "query" })[], own: string): Finding[] {
  const byUnit = new Map<string, (Named & { severity: "error" | "query" })[]>();
  for (const one of graded) {
    const key = `${one.severity} ${one.unit?.id ?? ""}`;
    byUnit.set(key, [...(byUnit.get(key) ?? []), one]);
  }
  return [...byUnit.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    return readingFinding({
      id: "STR-HEADING",
      class: "STR",
      severity: first.severity,
      cells: [...new Set(alike.flatMap(({ claim }) => claim.cell ?? []))],
      expected: own,
      actual: first.claim.text,
      params: {
        what: first.severity === "error" ? "otherUnit" : "whoseUnit",
        // a word beside 填报单位 settles what the city's title leaves open; where another unit is named it does not
        unit: first.sure ? (first.unit?.name ?? "") : "",
      },
    });
  });
}

/** The file was made for a unit whose code differs from the one shown: that is said already. */
const isSaid = ({ findings }: Said, { cells }: Finding): boolean =>
  findings.some(
    ({ rule, params, severity, cells: at }) =>
      rule.id === "STR-HEADING" &&
      params.what === "org" &&
      severity === "error" &&
      at.some((cell) => cells.includes(cell)),
  );
