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
    if (member !== undefined) text += `${text === "" ? "" : ","}${quoteKey(key)}${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Keys of one object are never equal. */
const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/** Text without anything JSON escapes; surrogates are left to JSON.stringify, which escapes lone ones. */
const plain = /^[^"\\\p{Cc}\p{Cs}]*$/u;

const quote = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** The few keys of our documents as they are written, colon included. Bounded, so that odd ones do not pile up. */
const quotedKeys = new Map<string, string>();
const mostKeys = 500;

function quoteKey(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const quoted = `${quote(key)}:`;
  if (quotedKeys.size < mostKeys) quotedKeys.set(key, quoted);
  return quoted;
}
