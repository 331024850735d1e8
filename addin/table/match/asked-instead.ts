import type { RowDoubt, RowMatch } from "../reading.ts";

/** A row that was bound by what stands in it, asked instead for what stands around it; what a person has said holds. */
export const askedInstead = (match: RowMatch, doubt: RowDoubt): RowMatch =>
  match.sureness === "sure" && match.how !== "answer" && match.indicator !== null
    ? {
        ...match,
        indicator: null,
        how: "suggestion",
        sureness: "asked",
        suggestions: [match.indicator],
        doubt,
      }
    : match;
