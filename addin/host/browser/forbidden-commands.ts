import type { GridRefusalCode } from "./browser-workbook.ts";

/** Commands of the engine that change what the file would not hold. Their results are never let through. */
const FORBIDDEN: readonly (readonly [RegExp, GridRefusalCode])[] = [
  [/^univer\.command\.cut$/, "cut"],
  [
    /^sheet\.command\.(?:insert-(?:sheet|row|col|multi|range|defined-name)|remove-(?:sheet|row|col|worksheet-merge|defined-name)|copy-sheet|delete-range-|append-row|reorder-range|cancel-frozen$|add-(?:worksheet-merge|range-protection|worksheet-protection)|delete-worksheet-protection|set-(?:workbook-name|(?:[a-z]+-){0,2}frozen$|(?:row|col|range-custom-meta)-?data$|protection|worksheet-(?:name|hidden|show|order|row-count|column-count|protection|permission-points|right-to-left)|rows-hidden|col-hidden|selected-(?:rows|cols)-visible|specific-rows-visible|col-visible|tab-color|defined-name|range-protection)|move-(?:range|rows|cols)$|hide-|split-text|change-sheet-protection)/,
    "sheet-structure",
  ],
  [/^sheet\.operation\.rename-sheet$/, "sheet-structure"],
  [
    /^sheet\.command\.(?:set-(?:style|background-color|bold|border|font|horizontal-text-align|italic|overline|range-(?:bold|font|italic|stroke|subscript|superscript|text-color|underline)|stroke|text-|underline|vertical-text-align|once-format-painter|infinite-format-painter|worksheet-(?:default-style|range-theme-style))|reset-|clear-selection-(?:all|format)|apply-format-painter|numfmt\.|paste-format|paste-col-width|paste-besides-border|update-note|delete-note|toggle-note-popup|(?:add|set|delete|clear|move)-(?:[a-zA-Z]+-)*conditional-rule$|(?:un)?register-worksheet-range-theme|remove-worksheet-range-theme|set-gridlines-color)/,
    "cell-look",
  ],
  // Rules of input.
  [/^sheets?\.command\..*data-?validation/i, "cell-look"],
];

/** Why a command is not let through; null where it is. */
export const whyForbidden = (command: string): GridRefusalCode | null =>
  FORBIDDEN.find(([pattern]) => pattern.test(command))?.[1] ?? null;
