import { normaliseName } from "./name.ts";

/** As long as an alias in a form may be. */
export const longestAlias = 80;
/** Shorter ones (省级, 总数) say nothing by themselves. */
const shortest = 3;

/** By which two spellings of a name are the same alias: `normaliseName` of each level of "新增孵化器/省级". */
export const aliasKey = (name: string): string =>
  name
    .split("/")
    .map(normaliseName)
    .filter((level) => level !== "")
    .join("/");

/**
 * A name may become an alias. One with a digit may carry a year, a figure or a telephone number and may not; numbering in
 * front of it does not count.
 */
export function mayBeAlias(name: string): boolean {
  const key = aliasKey(name);
  return name.length <= longestAlias && key.length >= shortest && /\p{L}/u.test(key) && !/\p{N}/u.test(key);
}
