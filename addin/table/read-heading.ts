import { dayOfSerial, readDay } from "../../shared/codec/day.ts";
import { readPeriod } from "../../shared/codec/period.ts";
import type { SignerRole } from "../../shared/schema/form.ts";
import { orgId } from "../../shared/schema/identifiers.ts";
import type { Signers } from "../../shared/schema/submission.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { bindingNames, signerNames } from "./binding-names.ts";
import type { Stated } from "./reading.ts";
import { cellText, type ReadCell, type SheetCells, sheetCells } from "./sheet-cells.ts";

/** A form's head and foot as the sheet states them. Named cells of our template come first, then labelled cells. */
export type Heading = { org: Stated<string>; period: Stated<string>; signers: Signers };

const labels: Record<SignerRole | "org" | "period", readonly string[]> = {
  org: ["填报单位", "单位名称"],
  period: ["报告期", "报告年度", "年度"],
  unitHead: ["单位负责人"],
  statisticsHead: ["统计负责人"],
  preparer: ["填表人", "填报人"],
  phone: ["联系电话", "电话"],
  reportDate: ["报出日期", "填报日期"],
};

export function readHeading(snapshot: WorkbookSnapshot, cells: SheetCells): Heading {
  const named = (name: string): ReadCell | undefined => namedCell(snapshot, name);
  const labelled = (role: keyof typeof labels): ReadCell | undefined => labelledCell(cells, labels[role]);
  const signerText = (role: SignerRole): string | null => {
    const cell = named(signerNames[role]) ?? labelled(role);
    const text = cell === undefined ? "" : cellText(cell.value);
    return text === "" ? null : text.slice(0, 40);
  };
  const dateCell = named(signerNames.reportDate) ?? labelled("reportDate");
  return {
    org: stated(named(bindingNames.org) ?? labelled("org"), orgIn),
    period: periodOf(named(bindingNames.period) ?? labelled("period"), cells),
    signers: {
      unitHead: signerText("unitHead"),
      statisticsHead: signerText("statisticsHead"),
      preparer: signerText("preparer"),
      phone: signerText("phone"),
      reportDate: dateCell === undefined ? null : dayOf(dateCell, snapshot.epoch),
    },
  };
}

function stated(cell: ReadCell | undefined, read: (text: string) => string | null): Stated<string> {
  if (cell === undefined) return { value: null, text: null, cell: null };
  const text = cellText(cell.value);
  return { value: read(text), text: text === "" ? null : text, cell: cell.reference };
}

/** The reporting period as stated, else from a year in the title above the table: 桐乡市2020年主要指标. */
function periodOf(cell: ReadCell | undefined, cells: SheetCells): Stated<string> {
  const direct = stated(cell, periodIn);
  if (direct.value !== null) return direct;
  const { top, left } = cells.range;
  const title = cells.at(top, left);
  const year = /(?:19|20)\d{2}(?=年)/.exec(cellText(title.value).normalize("NFKC"));
  return year === null ? direct : { value: year[0], text: cellText(title.value), cell: title.reference };
}

function periodIn(text: string): string | null {
  const read = readPeriod(text);
  return read.ok ? read.value : null;
}

/** A unit's id or GB/T 2260 code; a name alone is resolved by whoever knows the units. */
function orgIn(text: string): string | null {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text.normalize("NFKC"));
  if (code !== null) return code[0];
  return orgId.safeParse(text).success ? text : null;
}

function dayOf(cell: ReadCell, epoch: 1900 | 1904): string | null {
  if (typeof cell.value === "number") return dayOfSerial(cell.value, epoch);
  const read = readDay(cellText(cell.value));
  return read.ok ? read.value : null;
}

function namedCell(snapshot: WorkbookSnapshot, name: string): ReadCell | undefined {
  const defined = snapshot.names.find((candidate) => candidate.name.toUpperCase() === name.toUpperCase());
  const sheet = defined && snapshot.sheets.find((candidate) => candidate.name === defined.sheet);
  if (!defined || !sheet) return undefined;
  const cell = sheetCells(sheet).at(defined.range.top, defined.range.left);
  return cellText(cell.value) === "" ? undefined : cell;
}

/** "填报单位：桐乡市" in one cell, or the label in one cell and the value in the next filled one of its row. */
function labelledCell(cells: SheetCells, wanted: readonly string[]): ReadCell | undefined {
  const { top, bottom, left, right } = cells.range;
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const text = cells.text(row, column).normalize("NFKC").replace(/\s+/g, "");
      const label = wanted.find((candidate) => text === candidate || text.startsWith(`${candidate}:`));
      if (label === undefined) continue;
      const inside = text.slice(label.length + 1);
      if (inside !== "") return { ...cells.at(row, column), value: inside };
      const beside = nextFilled(cells, row, column + 1);
      if (beside !== undefined) return beside;
    }
  }
  return undefined;
}

function nextFilled(cells: SheetCells, row: number, from: number): ReadCell | undefined {
  for (let column = from; column <= Math.min(cells.range.right, from + 3); column += 1) {
    const text = cells.text(row, column);
    if (text === "") continue;
    // the next label, not a value
    return Object.values(labels).some((known) => known.some((label) => text.startsWith(label)))
      ? undefined
      : cells.at(row, column);
  }
  return undefined;
}
