import type { NamedOrg } from "./check.ts";

/** How a sheet may write a unit: 海宁市, 海宁; 嘉兴市 of the bureau that is the city's. */
export type UnitWords = {
  id: string;
  /** As it is told to people. */
  name: string;
  /** As the city abbreviates it: 海宁, 经开区. */
  shortName: string;
  /** 海宁市; of a bureau, its area. */
  area: string;
  /** 海宁; null where it is no beginning of the area: 经开区 is said of many. */
  short: string | null;
  /** Of the city above, whose bureau collects: its name on a form is not that of a unit that reports. */
  isCity: boolean;
};

export function unitWords({ id, name, shortName, kind }: NamedOrg): UnitWords {
  const area = /^(.+?[省市州盟县区旗])(?:[\u4e00-\u9fff、]{0,10}局)$/.exec(name)?.[1] ?? name;
  const known = shortName !== area && area.startsWith(shortName) ? shortName : null;
  const cut = /^(.{2,4})[市县区]$/.exec(area)?.[1] ?? null;
  return {
    id,
    name,
    shortName,
    area,
    short: known ?? cut,
    isCity: kind === undefined ? area !== name : kind === "cityProper",
  };
}

/** A unit at the beginning of a text, and what follows it; `inFull`: by its whole name. */
export type UnitAtStart = { unit: UnitWords; inFull: boolean; rest: string };

/** The longest name a text begins with: 嘉兴经济技术开发区 before 嘉兴, 海宁市 behind 浙江省嘉兴市. */
export function unitAtStart(text: string, units: readonly UnitWords[]): UnitAtStart | null {
  const found = units
    .flatMap((unit) => [
      { unit, word: unit.area, inFull: true },
      ...(unit.short === null ? [] : [{ unit, word: unit.short, inFull: false }]),
    ])
    .filter(
      ({ word, inFull }) => text.startsWith(word) && (!inFull || !beginsWord.test(text.slice(word.length))),
    )
    .sort((one, other) => other.word.length - one.word.length)[0];
  if (found === undefined) {
    const province = /^[\u4e00-\u9fff]{2,3}省/.exec(text)?.[0];
    return province === undefined ? null : unitAtStart(text.slice(province.length), units);
  }
  const rest = text.slice(found.word.length);
  // the city stands before its counties
  const below = found.unit.isCity ? unitAtStart(rest, units) : null;
  return below ?? { unit: found.unit, inFull: found.inFull, rest };
}

/** 海宁市场监管, 南湖区域: the last sign of a name may begin another word. */
export const beginsWord = /^[场域块间]/;

/** Names of places by their form, of units that are not known: 杭州市萧山区, 浙江省. Not 高新区, 本市, 各县. */
const piece = "(?:(?![省市县区旗全各本我该某])[\\u4e00-\\u9fff]){2,4}";
const place = new RegExp(`^(?:${piece}[省市县区旗])+`);
const noPlace = /(?:高新|开发|示范|工业|产业|功能|[试实]验|合作|保税|新|园|景|片|先进|重点|城)[县区市]/;

/** A place a text begins with, by the form of its name alone; null where there is none. */
export function placeAtStart(text: string): string | null {
  const found = place.exec(text)?.[0] ?? null;
  return found === null || noPlace.test(found) ? null : found;
}
