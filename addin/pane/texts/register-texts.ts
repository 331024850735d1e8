import i18next from "i18next";
import type { Locale } from "../../text/locale.ts";

export type PaneTexts = Record<Locale, Record<string, string>>;

/** Starts the language the pane speaks; texts come with the screens that use them. */
export function startTexts(locale: Locale): void {
  i18next.init({
    lng: locale,
    fallbackLng: "zh",
    resources: {},
    ns: [],
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
    returnNull: false,
  });
}

/** Makes one screen's texts known under its name. Called where the texts are imported, before anything is drawn. */
export function registerTexts(namespace: string, texts: PaneTexts): void {
  for (const [locale, words] of Object.entries(texts)) {
    i18next.addResourceBundle(locale, namespace, words, true, true);
  }
}
