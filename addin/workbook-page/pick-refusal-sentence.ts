import type { Words } from "../pane/texts/use-texts.ts";
import type { fileTexts } from "./file-texts.ts";
import type { PickRefusal } from "./why-not-opened.ts";

const keys = {
  several: "several",
  folder: "folder",
  "lock-file": "lockFile",
  unreadable: "unreadable",
  "open-elsewhere": "openElsewhere",
} as const;

/** One sentence that says what to do. */
export const pickRefusalSentence = ({ why, name }: PickRefusal, words: Words<typeof fileTexts>): string =>
  words(keys[why], { name });
