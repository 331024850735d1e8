import { normaliseName } from "../../../shared/codec/name.ts";
import { type Form, isIndicatorRow } from "../../../shared/schema/form.ts";
import type { AcceptedRows } from "./accepted-names.ts";
import { withoutEnglishLine } from "./english-line.ts";

export type NameMatch = { indicator: string; how: "name" | "alias" };

/** The names of a form's indicators, as tables may write them. */
export type NameIndex = {
  codes: ReadonlySet<string>;
  /** By the very name, a known alias, or another spelling of one of them; undefined for all else. */
  find: (name: string) => NameMatch | undefined;
  /** Indicators whose names share most letter pairs with the given one (Dice), best first, at most three. */
  suggest: (name: string) => string[];
  /** The name is written much like one of the indicator's own. */
  resembles: (name: string, code: string) => boolean;
  /** 新增, 累计 … of an indicator. */
  measureOf: (code: string) => string;
  /** Rows that are nobody's by their words and that accepted names tell. */
  accepted: AcceptedRows;
};

/** A suggestion shares at least this part of its letter pairs with the name in the sheet. */
const likelyEnough = 0.5;

export function nameIndex(form: Form, accepted: AcceptedRows): NameIndex {
  const rows = form.rows.filter(isIndicatorRow);
  const codes = new Set(rows.map(({ indicator }) => indicator));
  const indicators = form.indicators.filter(({ code }) => codes.has(code));
  const byName = new Map<string, NameMatch>();
  for (const { code, aliases } of indicators) {
    for (const alias of aliases) byName.set(normaliseName(alias), { indicator: code, how: "alias" });
  }
  for (const { label, indicator } of rows) {
    if (label !== null) byName.set(normaliseName(label), { indicator, how: "name" });
  }
  for (const { code, name } of indicators) byName.set(normaliseName(name), { indicator: code, how: "name" });
  const measures = new Map(indicators.map(({ code, measure }) => [code, measure]));
  const known = [...byName].map(([name, { indicator }]) => {
    const plain = spelling(name);
    return { indicator, plain, pairs: letterPairs(plain) };
  });
  const bySpelling = spellingsOf(known);
  const likenesses = likenessesTo(known);
  const spelled = new Map<string, { normal: string; plain: string }>();
  // a name is looked at as a head and as a row, upright and sideways: it is brought to its spelling once
  const spell = (name: string) => {
    const known = spelled.get(name);
    if (known !== undefined) return known;
    const normal = normaliseName(withoutEnglishLine(name));
    const made = { normal, plain: spelling(normal) };
    spelled.set(name, made);
    return made;
  };
  return {
    codes,
    accepted,
    find: (name) => {
      const { normal, plain } = spell(name);
      return byName.get(normal) ?? bySpelling.get(plain);
    },
    suggest: (name) =>
      [...likenesses(spell(name).plain)]
        .sort(([codeA, a], [codeB, b]) => b - a || (codeA < codeB ? -1 : 1))
        .slice(0, 3)
        .map(([indicator]) => indicator),
    resembles: (name, code) => likenesses(spell(name).plain).has(code),
    measureOf: (code) => measures.get(code) ?? "",
  };
}

/**
 * Words that are written for each other without another meaning (traps C04, A11): 规模以上 and 规上, 地区生产总值 and GDP, 占比 and 比重,
 * a 数 at the end (an 额 is another quantity). 国家 before 高新技术企业 tells nothing: there is no other title of that name.
 */
const wordings: readonly (readonly [RegExp, string])[] = [
  [/的/g, ""],
  [/规模以上/g, "规上"],
  [/研究与(?:试验)?发展/g, "R&D"],
  [/R&D\(R&D\)/g, "R&D"],
  [/(?:地区|国内)生产总值(?:\(GDP\))?/g, "GDP"],
  [/国家级?高新技术企业/g, "高新技术企业"],
  [/高企(?=数|总数|总量|家数|$)/g, "高新技术企业"],
  [/营收/g, "营业收入"],
  [/(?:所占|占比|比例|之比)(?:比重)?$/g, "比重"],
  [/(?:总量|总数)$/g, "总数"],
  [/(?:金额|数额)$/g, "额"],
  [/(?:数量|个数|家数|数)$/g, ""],
];

const spelling = (normal: string): string =>
  wordings.reduce((text, [written, plain]) => text.replace(written, plain), normal);

/** A name of an indicator in its spelling, and its pairs of letters. */
type Known = { indicator: string; plain: string; pairs: ReadonlySet<string> };

/** A spelling that two indicators would share tells neither. */
function spellingsOf(known: readonly Known[]): ReadonlyMap<string, NameMatch> {
  const found = new Map<string, NameMatch | null>();
  for (const { indicator, plain } of known) {
    const other = found.get(plain);
    const shared = other === null || (other !== undefined && other.indicator !== indicator);
    found.set(plain, shared ? null : { indicator, how: "alias" });
  }
  return new Map([...found].flatMap(([key, match]) => (match === null ? [] : [[key, match] as const])));
}

/**
 * Likeness of a spelling to the known ones: by indicator, those that are likely enough. Only known names that share a pair of letters
 * with it, or hold its rarest letter, are compared: a sheet may have very many names that are like none.
 */
function likenessesTo(known: readonly Known[]): (plain: string) => Map<string, number> {
  const byPair = indexBy(known, ({ pairs }) => pairs);
  const byLetter = indexBy(known, ({ plain }) => new Set(plain));
  return (plain) => {
    const own = letterPairs(plain);
    const shared = new Map<Known, number>();
    for (const pair of own)
      for (const one of byPair.get(pair) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1);
    const likeness = (one: Known) => (2 * (shared.get(one) ?? 0)) / (own.size + one.pairs.size);
    const best = new Map<string, number>();
    const take = ({ indicator }: Known, score: number) => {
      if (score >= likelyEnough) best.set(indicator, Math.max(score, best.get(indicator) ?? 0));
    };
    for (const one of shared.keys()) take(one, likeness(one));
    const withLetter = [...plain].map((letter) => byLetter.get(letter) ?? []);
    const rarest = withLetter.reduce((few, next) => (next.length < few.length ? next : few), known);
    for (const one of rarest) if (shortens(plain, one.plain)) take(one, likelyEnough + likeness(one));
    return best;
  };
}

function indexBy<Entry>(
  entries: readonly Entry[],
  keysOf: (entry: Entry) => Iterable<string>,
): ReadonlyMap<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const found = index.get(key);
      if (found === undefined) index.set(key, [entry]);
      else found.push(entry);
    }
  }
  return index;
}

/** 高新投资 for 高新技术产业投资额: letters left out of a name, none changed. */
function shortens(short: string, full: string): boolean {
  if (short.length < 2) return false;
  let at = 0;
  for (const letter of full) if (letter === short.charAt(at)) at += 1;
  return at === short.length;
}

function letterPairs(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return pairs;
}
