import type { Locale } from "../../text/locale.ts";

let spoken: Locale = "zh";

/** Says which language the page speaks as long as it is open. Called before anything is drawn. */
export function startTexts(locale: Locale): void {
  spoken = locale;
}

export const spokenLocale = (): Locale => spoken;
