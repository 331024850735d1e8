import { useMemo } from "react";
import type { Locale } from "../../text/locale.ts";
import { spokenLocale } from "./start-texts.ts";

/** What stands in the places of a text that are kept for values. */
export type Values = Readonly<Record<string, string | number>>;

/** One screen's words: keys that one of the languages lacks do not compile. */
export type Words<Texts extends Record<Locale, Record<string, string>>> = (
  key: keyof Texts["zh"] & keyof Texts["en"] & string,
  values?: Values,
) => string;

/** One screen's words in the language of the page, the same function each time. `{{name}}` in a text takes the value of that name. */
export function useTexts<Key extends string>(
  texts: Record<Locale, Record<Key, string>>,
): (key: Key, values?: Values) => string {
  return useMemo(() => {
    const words = texts[spokenLocale()];
    return (key, values) => fillIn(words[key], values ?? {});
  }, [texts]);
}

/** A place no value is given for stays empty. What a value holds is text, whatever it looks like. */
export const fillIn = (text: string, values: Values): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
