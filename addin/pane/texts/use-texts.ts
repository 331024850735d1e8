import i18next from "i18next";
import { type PaneTexts, registerTexts } from "./register-texts.ts";

export type Words<Texts extends PaneTexts> = (
  key: keyof Texts["zh"] & keyof Texts["en"] & string,
  values?: Record<string, string | number>,
) => string;

const registered = new Set<string>();

/**
 * One screen's words in the language of the pane, which stays the same while it is open. Keys that one language lacks
 * do not compile. `{{name}}` in a text takes the value of that name.
 */
export function useTexts<Texts extends PaneTexts>(namespace: string, texts: Texts): Words<Texts> {
  if (!registered.has(namespace)) {
    registerTexts(namespace, texts);
    registered.add(namespace);
  }
  const translate: (key: string, values: Record<string, string | number>) => string = i18next.getFixedT(
    null,
    namespace,
  );
  return (key, values) => translate(key, values ?? {});
}
