/** Languages a sentence exists in. Chinese is what clerks read; English is for those who look after the system. */
export type Locale = "zh" | "en";

/** One text in every language; leaving one out does not compile. */
export type Texts = Record<Locale, string>;

/** One sentence in every language, made from data. */
export type Sentence<Data> = Record<Locale, (data: Data) => string>;
