/** Text inside a page header or footer: & starts a code there (R&D). */
export const printText = (text: string): string => text.replaceAll("&", "&&");

/**
 * Page numbers in the middle, a word on the right that says which sheet this is. The blank behind the font size keeps a
 * word that begins with a digit from being read as part of it.
 */
export const footerText = (right = ""): string =>
  `&C第 &P 页　共 &N 页${right === "" ? "" : `&R&8 ${printText(right)}`}`;
