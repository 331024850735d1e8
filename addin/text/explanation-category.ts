import { type ExplanationCategory, explanationCategory } from "../../shared/schema/finding.ts";
import { explanationCategoryLabels } from "./labels.ts";

/** "口径调整", "definition changed" or "definitionChange" as a person has written it; null where it is none of them. */
export function explanationCategoryOf(text: string): ExplanationCategory | null {
  const word = text.trim().toLowerCase();
  return (
    explanationCategory.options.find((category) => {
      const { zh, en } = explanationCategoryLabels[category];
      return [category.toLowerCase(), zh, en].includes(word);
    }) ?? null
  );
}
