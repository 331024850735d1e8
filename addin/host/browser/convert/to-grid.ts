import {
  type ISheetDataValidationRule,
  type IStyleData,
  type IWorkbookData,
  LocaleType,
} from "@univerjs/core";
import type { Result } from "../../../../shared/result.ts";
import { attempt } from "../../file/file-fault.ts";
import { openArchive } from "../../file/open-archive.ts";
import { readPart } from "../../file/package-parts.ts";
import { readWorkbook } from "../../file/read-workbook.ts";
import { siblingPart, type WorkbookPart } from "../../file/workbook-part.ts";
import type { ZipArchive } from "../../file/zip/zip-archive.ts";
import type { HostRefusal } from "../../port.ts";
import type { WorkbookSnapshot } from "../../snapshot.ts";
import { PLAIN_ALIGNMENT } from "./alignment.ts";
import { type Looks, readLooks } from "./cell-looks.ts";
import { cellStyle } from "./cell-style.ts";
import { type GridConditionalFormat, gridConditionalFormats } from "./conditional-formats.ts";
import { type GridCells, gridCells, styleId } from "./grid-cells.ts";
import { GRID_LIMITS, type GridLimits, refuseLargeCells, refuseManyRules } from "./grid-limits.ts";
import { gridNames } from "./grid-names.ts";
import { gridMerges, gridSheet } from "./grid-sheet.ts";
import { gridValidations } from "./grid-validations.ts";
import type { GridSheet, GridWorkbook } from "./grid-workbook.ts";
import { inputMessages } from "./input-messages.ts";
import { lockedRanges } from "./locked-ranges.ts";
import { type GridNote, gridNotes } from "./notes.ts";
import { type FileValidation, readValidations } from "./read-validations.ts";
import { readRichTexts } from "./rich-texts.ts";
import { lookOf, type SheetSource } from "./sheet-source.ts";
import { readSheetSources } from "./sheet-sources.ts";
import { readThemeColors } from "./theme-colors.ts";

/** Version of the grid's data model, which it compares with its own. */
const MODEL_VERSION = "0.25.1";

/**
 * Makes of an .xlsx file what the grid shows; the same values, formulas and formats as a snapshot of the file.
 * Refusals are those of `openWorkbookFile` and its snapshot, and too-large (detail.sheet, detail.size) where the grid
 * would be too slow.
 */
export async function toGrid(
  bytes: Uint8Array,
  options: { fileName?: string; limits?: Partial<GridLimits> } = {},
): Promise<Result<GridWorkbook, HostRefusal>> {
  const limits = { ...GRID_LIMITS, ...options.limits };
  return attempt(() => {
    const { archive, book } = openArchive(bytes, options.fileName ?? "", limits.file);
    const snapshot = readWorkbook(archive, book, limits.file);
    refuseLargeCells(snapshot, limits);
    return gridWorkbook({ archive, book, snapshot, limits });
  });
}

/** What the plug-ins of the grid keep, by the grid's id of the sheet. */
type Extras = {
  validations: Record<string, ISheetDataValidationRule[]>;
  formats: Record<string, GridConditionalFormat[]>;
  notes: Record<string, Record<number, Record<number, GridNote>>>;
};

function gridWorkbook({
  archive,
  book,
  snapshot,
  limits,
}: {
  archive: ZipArchive;
  book: WorkbookPart;
  snapshot: WorkbookSnapshot;
  limits: GridLimits;
}): GridWorkbook {
  const stylesPart = siblingPart(book, "styles") ?? "";
  const stringsPart = siblingPart(book, "sharedStrings") ?? "";
  const looks = readLooks(readPart(archive, stylesPart), stylesPart, readThemeColors(archive, book));
  const richTexts = readRichTexts(readPart(archive, stringsPart), stringsPart, looks.palette);
  const ids = book.sheets.map(({ kind }, index) => (kind === "worksheet" ? `sheet-${index + 1}` : undefined));
  const names = gridNames(book, ids);
  const sources = readSheetSources({ archive, book, snapshot, looks, richTexts, names, ids });
  const rules = new Map<string, FileValidation[]>();
  const extras: Extras = { validations: {}, formats: {}, notes: {} };
  const sheets: IWorkbookData["sheets"] = {};
  const described: GridSheet[] = [];
  const styles = new Set<number>();
  for (const source of sources) {
    const cells = gridCells(source);
    for (const style of cells.styles) styles.add(style);
    sheets[source.id] = gridSheet(source, cells);
    described.push(describeSheet(source, cells));
    const from = source.listed.data.end;
    const fileRules = readValidations(source.xml, source.part, from);
    refuseManyRules(source.snapshot.name, fileRules, limits);
    rules.set(source.snapshot.name, fileRules);
    extras.validations[source.id] = gridValidations(fileRules, {
      sheetId: source.id,
      area: source.area,
      merges: gridMerges(source.snapshot.merges, source.area),
      nameContent: names.content,
    });
    extras.formats[source.id] = gridConditionalFormats({ ...source, from }, looks, source.id, source.area);
    extras.notes[source.id] = gridNotes(archive, source.part);
  }
  const data: IWorkbookData = {
    id: "workbook",
    name: "",
    appVersion: MODEL_VERSION,
    locale: LocaleType.ZH_CN,
    styles: Object.fromEntries([...styles].map((style) => [styleId(style), lookOf(looks, style).style])),
    defaultStyle: defaultStyle(looks),
    sheetOrder: sources.map(({ id }) => id),
    sheets,
    resources: [
      { name: "SHEET_DEFINED_NAME_PLUGIN", data: JSON.stringify(names.grid) },
      { name: "SHEET_DATA_VALIDATION_PLUGIN", data: JSON.stringify(extras.validations) },
      { name: "SHEET_CONDITIONAL_FORMATTING_PLUGIN", data: JSON.stringify(extras.formats) },
      { name: "SHEET_NOTE_PLUGIN", data: JSON.stringify(extras.notes) },
    ],
  };
  return { data, sheets: described, epoch: snapshot.epoch, inputMessages: inputMessages(rules) };
}

function defaultStyle({ standard }: Looks): IStyleData {
  return { ff: standard.ff ?? "宋体", fs: standard.fs ?? 11, ...PLAIN_ALIGNMENT };
}

function describeSheet(source: SheetSource, { formulas }: GridCells): GridSheet {
  const { id, snapshot, area, looks } = source;
  const isUnlocked = (row: number, column: number) =>
    lookOf(looks, cellStyle(source, { row, column })).unlocked;
  return {
    id,
    name: snapshot.name,
    visibility: snapshot.visibility,
    protected: snapshot.protected,
    locked: snapshot.protected ? lockedRanges(area, isUnlocked) : [],
    formulas,
  };
}
