import { foldText } from "./fold-text.ts";
import { isKnownUnit, normaliseUnit } from "./unit.ts";

/** Longer texts are sentences, not names: only folded. */
const longest = 200;

/** Leading numbering: 一、 (二) 1. 1.1 (3) 4) ① ★ #. Figures that belong to the name (3D, 5G, 2020年) are not followed by these. */
const numbering =
  /^(?:[①-⑳❶-❿㈠-㈩⑴-⒇⒈-⒛★☆●○■□◆▲△*#·•-]+|[一二三四五六七八九十]{1,3}[、.,]|第[一二三四五六七八九十]{1,3}[、,:]|\([一二三四五六七八九十\d]{1,3}\)[、.]?|\d{1,3}(?:\.\d{1,3})*(?:[、.)](?!\d)| (?=\S))|\d{1,2}(?:\.\d{1,2})+(?=[^\d.%‰ ]))\s*/;
const ofWhich = /^(?:#|其中[:,、]? ?)/;
const wholeArea = /^(?:全|我|本)(?:市|县|区)(?!域)/;
const quotes = /[“”‘’"'`「」『』《》〈〉]/g;
const footnotes = /(?:[①-⑳*★☆#△▲:,、]|\(注\d*\)|(?<=[\u4e00-\u9fff])\d\))+$/;
const unitBehind = /\((?:(?:计量)?单位:)?([^()]{1,20})\)$/;

/**
 * An indicator name reduced to what tells it from others, for matching only, never for showing (traps C04, H04): width, case,
 * blanks, quotes, brackets, leading numbering, 其中, 全市/全县/全区, a unit in brackets behind it and footnote marks are gone.
 */
export function normaliseName(text: string): string {
  const folded = foldName(text);
  // circled numbers are numbering and must go before NFKC makes digits of them
  return folded.length > longest
    ? compact(folded)
    : stable(stripped(folded), (name) => stripped(compact(name)));
}

const foldName = (text: string): string => foldText(text.replace(quotes, ""));
const compact = (text: string): string => foldName(text.normalize("NFKC").toUpperCase()).replaceAll(" ", "");
const stripped = (text: string): string => stripEnd(stripStart(text));

/** Repeats until nothing changes; numbering over numbering ends after a few rounds. */
function stable(start: string, step: (text: string) => string): string {
  let text = start;
  for (let round = 0; round < longest; round += 1) {
    const next = step(text);
    if (next === text) break;
    text = next;
  }
  return text;
}

const stripStart = (name: string): string =>
  name.replace(numbering, "").replace(ofWhich, "").replace(wholeArea, "").trim();

function stripEnd(name: string): string {
  const bare = name.replace(footnotes, "").trim();
  return unitBehindName(bare) === null ? bare : bare.replace(unitBehind, "").trim();
}

/** The unit in brackets behind a name, as written: "R&D经费（万元）" → "万元"; null if there is none (（团队） is none). */
export function unitInName(text: string): string | null {
  const folded = foldName(text);
  return folded.length > longest ? null : unitBehindName(folded.replace(footnotes, "").trim());
}

function unitBehindName(name: string): string | null {
  const unit = unitBehind.exec(name.replaceAll(" ", ""))?.[1];
  return unit !== undefined && isKnownUnit(unit) ? normaliseUnit(unit) : null;
}
