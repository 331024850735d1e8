import type { Form, SignerRole } from "../../../shared/schema/form.ts";
import type { CellRange } from "../../host/snapshot.ts";
import { bindingNames, signerNames } from "../binding/binding-names.ts";
import type { CellStyle, PlannedValidation } from "../layout-plan.ts";
import { bindingCell } from "./binding-sheet-plan.ts";
import { reportDateMessages } from "./input-messages.ts";
import { placePairs } from "./label-line.ts";
import { colours, lineStyle, plainStyle, quietStyle, textSize } from "./look.ts";
import { type ReportGeometry, spanWidth } from "./report-geometry.ts";
import { joinParts, oneCell, rowSpan, type SheetPart, sheetPart, spannedText } from "./sheet-part.ts";
import { heightOf, linesIn, widthOf } from "./text-size.ts";

const lineHeight = 26;
const sealHeight = 58;

/** Who signs, the place of the seal and the receipt, and the form's notes; `end` is the last row. */
export function planReportFoot(form: Form, geometry: ReportGeometry): { part: SheetPart; end: number } {
  const first = geometry.end + 2;
  const signers = planSigners(form, geometry, first);
  const sealRow = signers.end + 1;
  const notes = planNotes(form, geometry, sealRow + 1);
  return {
    part: joinParts([
      sheetPart({ rowHeights: { [geometry.end + 1]: 8 } }),
      signers.part,
      planSealLine(geometry, sealRow),
      notes.part,
    ]),
    end: notes.end,
  };
}

function planSigners(form: Form, geometry: ReportGeometry, first: number): { part: SheetPart; end: number } {
  const { signers } = form;
  const places = placePairs(
    geometry,
    signers.map(({ label }) => ({ labelWidth: widthOf(`${label}：`, textSize), valueWidth: 15 })),
    { left: 1, right: geometry.last },
  );
  if (places === undefined) throw new Error("the form's columns have no room for its signers");
  const parts = signers.flatMap(({ role, label }, index) => {
    const place = places[index];
    if (place === undefined) return [];
    const row = first + place.line;
    const { left, right } = place.value;
    return [
      spannedText(rowSpan(row, place.label.left, place.label.right), `${label}：`, {
        ...plainStyle,
        horizontal: "right",
      }),
      spannedText(rowSpan(row, left, right), null, signerStyle(role)),
      sheetPart({
        names: [{ name: signerNames[role], range: oneCell({ row, column: left }) }],
        validations: signerValidation(role, rowSpan(row, left, right)),
        rowHeights: { [row]: lineHeight },
      }),
    ];
  });
  return { part: joinParts(parts), end: first + Math.max(0, ...places.map(({ line }) => line)) };
}

const signerStyle = (role: SignerRole): CellStyle => ({
  ...lineStyle,
  fill: colours.input,
  unlocked: true,
  horizontal: "left",
  format: role === "reportDate" ? 'yyyy"年"m"月"d"日"' : "@",
});

/** Over the whole merged cell: a rule on its first part alone does not work in every program. */
const signerValidation = (role: SignerRole, range: CellRange): PlannedValidation[] =>
  role === "reportDate" ? [{ range, rule: { kind: "date" }, ...reportDateMessages }] : [];

/** Where the seal goes, and the receipt once there is one: the binding sheet holds it. */
function planSealLine(geometry: ReportGeometry, row: number): SheetPart {
  const { frozen, last } = geometry;
  let seal = last;
  while (seal > frozen + 1 && spanWidth(geometry, seal, last) < 44) seal -= 1;
  const receipt = bindingCell(bindingNames.receipt);
  return joinParts([
    sheetPart({
      cells: [
        {
          at: { row, column: 1 },
          value: "回执号：（尚未上报）",
          formula: `=IF(${receipt}="","回执号：（尚未上报）","回执号："&${receipt})`,
          style: { ...quietStyle, vertical: "top" },
        },
      ],
      rowHeights: { [row]: sealHeight },
    }),
    spannedText(rowSpan(row, seal, last), "填报单位（盖章）", {
      ...plainStyle,
      horizontal: "center",
      vertical: "middle",
    }),
  ]);
}

function planNotes(form: Form, geometry: ReportGeometry, first: number): { part: SheetPart; end: number } {
  const width = spanWidth(geometry, 1, geometry.last);
  const parts = form.notes.map((note, index) => {
    const row = first + index;
    const text = index === 0 ? `说明：1. ${note}` : `　　　${index + 1}. ${note}`;
    const lines = linesIn(text, width, 9);
    return joinParts([
      spannedText(rowSpan(row, 1, geometry.last), text, {
        ...quietStyle,
        font: { ...quietStyle.font, color: colours.ink },
        wrap: true,
        vertical: "top",
      }),
      sheetPart({ rowHeights: { [row]: heightOf(lines, 9, 15) } }),
    ]);
  });
  return { part: joinParts(parts), end: first + form.notes.length - 1 };
}
