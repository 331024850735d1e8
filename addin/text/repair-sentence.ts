import type { Form } from "../../shared/schema/form.ts";
import type { Repair } from "../table/binding/check-binding.ts";
import { findingSentence } from "./finding-sentence.ts";
import type { Locale } from "./locale.ts";
import { indicatorWithUnit } from "./mapping-labels.ts";

/** What was done about one thing that is otherwise than it was bound; its cell is told beside it. */
export function repairSentence(repair: Repair, form: Form, locale: Locale): string {
  const zh = locale === "zh";
  switch (repair.kind) {
    case "moved":
      return zh
        ? `“${repair.text}”换了位置，原来在 ${repair.from}；照旧取数。`
        : `"${repair.text}" stood in ${repair.from}; it is read as before.`;
    case "added": {
      const name = indicatorWithUnit(form, repair.indicator, locale);
      return zh ? `新认出“${repair.text}”，认作 ${name}。` : `"${repair.text}" is new, taken for ${name}.`;
    }
    default:
      return findingSentence(repair.finding, form, locale);
  }
}
