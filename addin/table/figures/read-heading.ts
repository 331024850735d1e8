import { dayOfSerial, readDay } from "../../../shared/codec/day.ts";
import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { readPeriod } from "../../../shared/codec/period.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import { type SignerRole, signerRole } from "../../../shared/schema/form.ts";
import { orgId } from "../../../shared/schema/identifiers.ts";
import type { Signers } from "../../../shared/schema/submission.ts";
import type { WorkbookSnapshot } from "../../host/snapshot.ts";
import { bindingNames, bindingSheetName, headNames, signerNames } from "../binding/binding-names.ts";
import {
  orgFinding,
  periodFinding,
  titleAboveNumbers,
  titleFinding,
  titleOf,
} from "../locate/heading-agreement.ts";
import { firstRow, type LocatedTables } from "../locate/locate-table.ts";
import { orgLabels } from "../locate/unit-claims.ts";
import type { Stated } from "../reading.ts";
import { readingFinding } from "../reading-findings.ts";
import { cellText, type ReadCell, type SheetCells, sheetCells } from "../sheet-cells.ts";

/**
 * A form's head and foot as the sheet states them. Named cells of our template come first, then labelled cells. Names
 * count only for the sheet they lie on: a second sheet of the workbook has its own unit and period.
 */
export type Heading = {
  org: Stated<string>;
  period: Stated<string>;
  signers: Signers;
  /** The title names other years than the period stated. */
  titleDiffers: boolean;
  findings: Finding[];
};

type Role = SignerRole | "org" | "period";

const labels: Record<Role, readonly string[]> = {
  org: orgLabels,
  period: ["报告期", "报告年度", "年度"],
  unitHead: ["单位负责人"],
  statisticsHead: ["统计负责人"],
  preparer: ["填表人", "填报人"],
  phone: ["联系电话", "电话"],
  reportDate: ["报出日期", "填报日期"],
};

const roles: readonly Role[] = ["org", "period", ...signerRole.options];
const roleOf = new Map(roles.flatMap((role) => labels[role].map((label) => [label, role] as const)));

/** `text` without blanks and width. */
const roleIn = (text: string): Role | undefined =>
  roleOf.get((text.split(":", 1)[0] ?? "").replace(/\((?:盖章|公章|签章)\)$/, ""));

/** "填表人：王晓", "填报单位": belongs to the head or foot of a form and to none of its rows. */
export const isHeadingLabel = (text: string): boolean => roleIn(squeezeText(text)) !== undefined;

export function readHeading(
  snapshot: WorkbookSnapshot,
  { cells, read: [table] }: Pick<LocatedTables, "cells" | "read">,
): Heading {
  const named = namedCells(snapshot, cells);
  // the rows of a table read sideways say nothing of where it begins
  const sideways = table.cells !== cells;
  // 填报单位 may also head a column that names the unit of every row
  const labelledCells = cellsBesideLabels(
    cells,
    (row, column) =>
      !sideways && column === table.stub.orgs && row >= table.headerTop && row <= table.headerRow,
  );
  const labelled = (role: Role): ReadCell | undefined => labelledCells.get(role);
  const shown = {
    org: stated(named(headNames.orgName) ?? labelled("org"), orgIn),
    period: stated(named(headNames.periodShown) ?? labelled("period"), periodIn),
  };
  const bound = {
    org: stated(named(bindingNames.org), orgIn),
    period: stated(named(bindingNames.period), periodIn),
  };
  const headerRow = sideways ? cells.range.bottom + 1 : firstRow(table);
  const title = sideways ? titleAboveNumbers(cells) : titleOf(cells, headerRow);
  // The code tells which unit it is; people read the name that stands above the table.
  const org = bound.org.cell === null ? shown.org : { ...bound.org, text: shown.org.text ?? bound.org.text };
  const saidPeriod = bound.period.cell === null ? shown.period : bound.period;
  const signers = readSigners(snapshot.epoch, (role) => named(signerNames[role]) ?? labelled(role));
  const ofTitle = titleFinding(saidPeriod, title);
  return {
    org,
    titleDiffers: ofTitle.length > 0,
    period: saidPeriod.value === null && title !== undefined ? title.stated : saidPeriod,
    signers: signers.signers,
    findings: [
      ...orgFinding(bound.org, shown.org),
      ...periodFinding(bound.period, shown.period),
      ...ofTitle,
      ...signers.findings,
    ],
  };
}

/** Longest name or number of a signer the schema takes. */
const longestSigner = 40;

function readSigners(
  epoch: 1900 | 1904,
  cellOf: (role: SignerRole) => ReadCell | undefined,
): { signers: Signers; findings: Finding[] } {
  const findings: Finding[] = [];
  const text = (role: SignerRole): string | null => {
    const cell = cellOf(role);
    const written = cell === undefined ? "" : cellText(cell.value);
    if (cell !== undefined && written.length > longestSigner) {
      const found = { id: "TYP-LENGTH", class: "TYP", severity: "error" } as const;
      findings.push(readingFinding({ ...found, cells: [cell.reference], actual: written }));
    }
    return written === "" ? null : written.slice(0, longestSigner);
  };
  const dateCell = cellOf("reportDate");
  const reportDate = dateCell === undefined ? null : dayOf(dateCell, epoch);
  const written = dateCell === undefined ? "" : cellText(dateCell.value);
  if (dateCell !== undefined && written !== "" && reportDate === null) {
    const cells = [dateCell.reference];
    findings.push(
      readingFinding({ id: "TYP-DATE", class: "TYP", severity: "error", cells, actual: written }),
    );
  }
  const signers = {
    unitHead: text("unitHead"),
    statisticsHead: text("statisticsHead"),
    preparer: text("preparer"),
    phone: text("phone"),
    reportDate,
  };
  return { signers, findings };
}

function stated(cell: ReadCell | undefined, read: (text: string) => string | null): Stated<string> {
  if (cell === undefined) return { value: null, text: null, cell: null };
  const text = cellText(cell.value);
  return { value: read(text), text: text === "" ? null : text, cell: cell.reference };
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

/**
 * Named cells of the located sheet; those of the hidden binding sheet only where the template's names lie on the located
 * sheet, so that it is the sheet the binding speaks of.
 */
function namedCells(
  { names, sheets }: WorkbookSnapshot,
  cells: SheetCells,
): (name: string) => ReadCell | undefined {
  const own = names.filter(({ sheet }) => sheet === cells.name);
  const isTemplate = own.some(({ name }) => name.toUpperCase().startsWith("ZB_"));
  const hidden = sheets.find(({ name }) => name === bindingSheetName);
  const binding = isTemplate && hidden !== undefined ? sheetCells(hidden) : undefined;
  const bound = binding === undefined ? [] : names.filter(({ sheet }) => sheet === bindingSheetName);
  const places = new Map<string, ReadCell>();
  for (const [from, found] of [[binding, bound] as const, [cells, own] as const]) {
    for (const { name, range } of found) {
      const cell = from?.at(range.top, range.left);
      if (cell !== undefined) places.set(name.toUpperCase(), cell);
    }
  }
  return (name) => {
    const cell = places.get(name.toUpperCase());
    return cell === undefined || cellText(cell.value) === "" ? undefined : cell;
  };
}

/** By role the first "填报单位：桐乡市" in one cell, or label in one cell and value in the next filled one of its row. */
function cellsBesideLabels(
  cells: SheetCells,
  isHead: (row: number, column: number) => boolean,
): ReadonlyMap<Role, ReadCell> {
  const found = new Map<Role, ReadCell>();
  const { top, bottom, left, right } = cells.range;
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const value = cells.value(row, column);
      if (typeof value !== "string") continue;
      const text = squeezeText(value);
      const role = roleIn(text);
      if (role === undefined || found.has(role) || isHead(row, column)) continue;
      const inside = text.slice(text.indexOf(":") + 1);
      const cell =
        text.includes(":") && inside !== ""
          ? { ...cells.at(row, column), value: inside }
          : nextFilled(cells, row, column + 1);
      if (cell !== undefined) found.set(role, cell);
    }
  }
  return found;
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
