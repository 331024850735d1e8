import { foldText } from "../../codec/fold-text.ts";
import { type Form, isIndicatorRow } from "../../schema/form.ts";

/** The names that a form's rules may use, longest first; one that two indicators share belongs to neither. */
export type RuleNames = {
  names: readonly { name: string; indicator: string }[];
  ambiguous: ReadonlySet<string>;
};

/** As names are compared: width, case and blanks say nothing. */
export const foldName = (text: string): string => foldText(text).replaceAll(" ", "").toUpperCase();

export const withoutOfWhich = (label: string): string => label.replace(/^其中\s*[:：,，、]?\s*/, "");

/** Codes, names, printed names without 其中, and aliases of a form's indicators. */
export function ruleNames({ indicators, rows }: Pick<Form, "indicators" | "rows">): RuleNames {
  const owners = new Map<string, Set<string>>();
  const add = (text: string, indicator: string) => {
    const name = foldName(withoutOfWhich(text));
    if (name === "") return;
    const known = owners.get(name);
    if (known) known.add(indicator);
    else owners.set(name, new Set([indicator]));
  };
  for (const { code, name, aliases } of indicators)
    for (const own of [code, name, ...aliases]) add(own, code);
  for (const row of rows) if (isIndicatorRow(row) && row.label !== null) add(row.label, row.indicator);
  const names: { name: string; indicator: string }[] = [];
  const ambiguous = new Set<string>();
  for (const [name, codes] of owners) {
    const [indicator, other] = codes;
    if (other !== undefined) ambiguous.add(name);
    else if (indicator !== undefined) names.push({ name, indicator });
  }
  return { names: names.sort((a, b) => b.name.length - a.name.length), ambiguous };
}

/** Names of the form that hold the word, or that the word holds: at most three, the nearest in length first. */
export function namesLike(word: string, { names }: RuleNames): string[] {
  const wanted = foldName(word);
  return names
    .filter(({ name }) => name.includes(wanted) || wanted.includes(name))
    .sort((a, b) => Math.abs(a.name.length - wanted.length) - Math.abs(b.name.length - wanted.length))
    .slice(0, 3)
    .map(({ name }) => name);
}
