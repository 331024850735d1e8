import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type CsvRow = Readonly<Record<string, string>>;

/** Rows of test/fixtures/`name`, comma-separated with a header line and doubled quotes, each by column name. */
export function readCsv(name: string): CsvRow[] {
  const path = fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url).href);
  const text = readFileSync(path, "utf8");
  const [header = [], ...records] = splitRecords(text);
  return records.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ""])));
}

function splitRecords(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/y;
  const records: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error(`${text.slice(0, 40)}…: not comma-separated`);
    records.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\n") records.push([]);
  }
  return records.filter((record) => record.length > 1);
}
