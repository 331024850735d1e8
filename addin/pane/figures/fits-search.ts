/** True where an indicator's name or code holds what is looked for, whatever its case and blanks. */
export function fitsSearch(search: string, name: string, code: string): boolean {
  const wanted = folded(search);
  return folded(name).includes(wanted) || folded(code).includes(wanted);
}

/** Codes and names are often copied with full-width signs. */
const folded = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
