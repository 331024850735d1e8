/**
 * Rows and columns of a text as spreadsheet programs copy it: tabs between cells, one line a row; a cell of several
 * lines stands in quotes, a quote in it twice.
 */
export function clipboardTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // One cell and what ends it; quoted cells first.
  for (const [, quoted, plain = "", end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/g,
  )) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"').replaceAll("\r\n", "\n"));
    if (end === "\t") continue;
    rows.push(row);
    row = [];
    if (end === "") break;
  }
  // A last line break ends the last row; it does not begin another.
  if (rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === "") rows.pop();
  const width = Math.max(...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
}
