/**
 * JSON with object keys in code-point order and no blanks: equal documents give equal bytes, so they hash alike.
 * One pass of string building, as every submission goes through it.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value)
      text += `${text === "" ? "" : ","}${canonicalJson(item === undefined ? null : item)}`;
    return `[${text}]`;
  }
  for (const [key, member] of Object.entries(value).sort(byKey)) {
    if (member !== undefined) text += `${text === "" ? "" : ","}${quote(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Keys of one object are never equal. */
const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Text without anything JSON escapes; surrogates are left to JSON.stringify, which escapes lone ones. */
const plain = /^[^"\\\p{Cc}\p{Cs}]*$/u;

const quote = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));
