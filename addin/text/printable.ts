/**
 * Text for a terminal without what a terminal obeys: names and reasons come from others, and an escape sequence in one
 * could rewrite what stands above it. Marks that turn the writing direction go too; line breaks and tabs stay.
 */
export const printable = (text: string): string =>
  text.replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, "\ufffd");
