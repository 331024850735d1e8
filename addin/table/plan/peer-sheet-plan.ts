import type { Form } from "../../../shared/schema/form.ts";
import type { MergedTable } from "../../../shared/schema/merged.ts";
import { peerSheetPrefix } from "../binding/binding-names.ts";
import type { SheetPlan } from "../layout-plan.ts";
import { colours, headStyle, textSize } from "./look.ts";
import { type Counted, type PeerColumn, peerColumns, stubColumns } from "./peer-columns.ts";
import { planProvenance } from "./peer-provenance.ts";
import { planPeerRows } from "./peer-rows.ts";
import { everything, type PeerSelection, selectionKey, selectPeers } from "./peer-selection.ts";
import { footerText, printText } from "./print-text.ts";
import { rehearsalText } from "./report-head-plan.ts";
import { joinParts, type SheetPart, settleStyles, sheetPart } from "./sheet-part.ts";
import { heightOf, linesIn } from "./text-size.ts";

export type PeerSheetOptions = {
  /** The reader's unit; null for the city. */
  ownOrg: string | null;
  /** Instant of the pull, where it is to be said on the sheet. */
  pulledAt?: string | null;
  /** Only these units and indicators; a selection has a sheet of its own. Everything where absent. */
  show?: PeerSelection;
  /** Which submissions the table counts; accepted ones where absent. */
  counted?: Counted;
};

/** Six lines say where the figures come from; the header stands below them on every peer sheet. */
const headerRow = 7;

/**
 * The merged figures of a round as a sheet: where they come from, then one row an indicator in the form's order with each
 * unit's value and what was worked out over the units, as far as the reader may see it. Everything from others is a
 * value, never a formula. Equal tables give equal places, so that the sheet can be written again where it stands.
 */
export function planPeerSheet(
  whole: MergedTable,
  form: Form,
  { ownOrg, pulledAt = null, show = everything, counted = "accepted" }: PeerSheetOptions,
): SheetPlan {
  const { table, extent } = selectPeers(whole, show);
  const key = selectionKey(show);
  const columns = peerColumns(table, ownOrg, counted);
  const rows = planPeerRows(table, form, columns, headerRow + 1);
  const provenance = planProvenance(table, { pulledAt, counted, extent: key === "" ? null : extent });
  const part = joinParts([provenance, header(columns), rows.part]);
  const { cells, styles } = settleStyles(part.cells);
  return {
    id: peerSheetId(table.round.id, key),
    name: sheetName(`${key === "" ? "同级汇总" : "同级对比"} ${table.round.name}`),
    visibility: "visible",
    styles,
    cells,
    merges: [],
    columnWidths: Object.fromEntries(columns.map(({ width }, index) => [index + 1, width])),
    rowHeights: part.rowHeights,
    frozen: { rows: headerRow, columns: stubColumns.length },
    names: [],
    validations: [],
    protected: false,
    print: peerPrint(table, columns, rows.end),
    ...(table.round.rehearsal ? { tabColor: "C00000" } : {}),
    gridLines: false,
    activeCell: { row: headerRow + 1, column: stubColumns.length + 1 },
  };
}

/** "2024-annual" → "peer_2024_annual"; of a selection with its key behind it. */
const peerSheetId = (round: string, key: string): string =>
  `${peerSheetPrefix}${round.replaceAll("-", "_")}${key === "" ? "" : `_${key}`}`;

/** A sheet name has at most 31 characters and none of these signs. */
const sheetName = (text: string): string =>
  text
    .replace(/[\\/?*:[\]]/g, " ")
    .slice(0, 31)
    .replace(/^'+|'+$/g, "")
    .trim();

function header(columns: readonly PeerColumn[]): SheetPart {
  const lines = Math.max(...columns.map(({ label, width }) => linesIn(label, width, textSize)));
  return sheetPart({
    cells: columns.map(({ label, own }, index) => ({
      at: { row: headerRow, column: index + 1 },
      value: label,
      style: { ...headStyle, ...(own ? { fill: colours.required } : {}), format: "@" },
    })),
    rowHeights: { [headerRow]: heightOf(lines, textSize, 24) },
  });
}

/** Wider than this it cannot be read on A4. */
const widestOnA4 = 150;

function peerPrint(table: MergedTable, columns: readonly PeerColumn[], end: number): SheetPlan["print"] {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return {
    orientation: "landscape",
    paper: width > widestOnA4 ? "A3" : "A4",
    fitToWidth: true,
    titleRows: { from: headerRow, to: headerRow },
    area: { top: 1, left: 1, bottom: end, right: columns.length },
    ...(table.round.rehearsal ? { header: `&C&"宋体,Bold"&14${printText(rehearsalText)}` } : {}),
    footer: footerText(`${table.round.name} 报送单位合计，不是全市数`),
    margins: { left: 0.4, right: 0.4, top: table.round.rehearsal ? 0.7 : 0.5, bottom: 0.6 },
  };
}
