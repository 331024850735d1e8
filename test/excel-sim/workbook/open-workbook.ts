import { WorkbookObject } from "../api/workbook.ts";
import type { SimulatedWorkbook } from "../protocol/simulated-workbook.ts";
import { type Book, COAUTHOR, PERSON } from "./book.ts";
import { readBook } from "./load/read-book.ts";
import { writeBook } from "./save/write-book.ts";

export type OpenOptions = {
  fileName?: string;
  /** As in protected view, or a file somebody else has locked: everything can be read, nothing changed. */
  readOnly?: boolean;
};

export type OpenedWorkbook = SimulatedWorkbook & {
  /** The state behind, for tests. */
  readonly book: Book;
  /** The workbook as a file, to be opened in a spreadsheet program and looked at. */
  toFile(): Promise<Uint8Array>;
};

const AUTHORS = { person: PERSON, coauthor: COAUTHOR };

/** Opens .xlsx bytes as the simulated Excel would. */
export async function openSimulatedWorkbook(
  bytes: Uint8Array,
  options: OpenOptions = {},
): Promise<OpenedWorkbook> {
  const { fileName = "Book1.xlsx", readOnly = false } = options;
  const book = await readBook(bytes, { fileName, readOnly });
  const root = new WorkbookObject(book);
  return {
    book,
    root: () => root,
    takeEvents: () => book.events.take(),
    actAs: (who, deed) => book.actAs(AUTHORS[who], deed),
    toFile: () => writeBook(book),
  };
}
