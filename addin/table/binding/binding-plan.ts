import type { FormVersionRef } from "../../../shared/schema/form.ts";
import type { WorkbookSnapshot } from "../../host/snapshot.ts";
import { parseCell, printAddress } from "../address.ts";
import type { SheetPlan } from "../layout-plan.ts";
import { valueFields } from "../locate/field-match.ts";
import { plainStyle, quietStyle } from "../plan/look.ts";
import { oneCell, type StyledCell, settleStyles } from "../plan/sheet-part.ts";
import type { TableReading } from "../reading.ts";
import { sheetCells } from "../sheet-cells.ts";
import { bindingSheetOf, lineColumns, lineKinds, listMark, ownBindingText } from "./binding-in-workbook.ts";
import {
  type BindingKey,
  bindingNames,
  bindingSchemaVersion,
  boundColumnName,
  boundRowName,
  isBindingSheet,
  ownBindingName,
  ownBindingSheetName,
} from "./binding-names.ts";
import { boundCell, unitOf } from "./bound-cells.ts";
import type { TableAnswers } from "./table-answers.ts";

export type OwnBindingContext = {
  /** The workbook as it stands: what earlier receipts left in it is kept. */
  snapshot: WorkbookSnapshot;
  reading: TableReading;
  form: FormVersionRef;
  org: string | null;
  answers: TableAnswers;
  /** What the last receipt says, where there is a new one. */
  receipt?: Partial<Record<BindingKey, string | null>>;
};

const keys = Object.keys(bindingNames).flatMap((key) => (isKey(key) ? [key] : []));
function isKey(key: string): key is BindingKey {
  return key in bindingNames;
}
const receiptKeys: readonly BindingKey[] = [
  "round",
  "receipt",
  "receiptHash",
  "receiptTime",
  "revision",
  "etag",
];

/** A heading, then the keys, then the lines. */
const firstKey = 2;
const firstLine = firstKey + keys.length;

type Line = { [column in keyof typeof lineColumns]?: string };

/**
 * The hidden sheet of a bureau's own table: form, version, unit, answers, and the bound heads and names, each with a
 * defined name on its cell that goes along when rows and columns move. Everything is text. Written over an earlier one
 * it covers all of it: a shorter table leaves no lines behind.
 */
export function planOwnBinding(context: OwnBindingContext): SheetPlan {
  const { snapshot, reading } = context;
  const values = valuesOf(context);
  const lines = [...boundLines(context), ...answerLines(context), ...sheetLines(snapshot)];
  const before = bindingSheetOf(snapshot);
  const last = Math.max(
    firstLine + lines.length - 1,
    before === undefined ? 0 : before.origin.row + before.values.length - 1,
  );
  const text = { ...plainStyle, format: "@" };
  const columns = Object.entries(lineColumns);
  const lineCells = Array.from({ length: last - firstLine + 1 }, (_, index): StyledCell[] =>
    columns.map(([name, column]) => ({
      at: { row: firstLine + index, column },
      value: new Map(Object.entries(lines[index] ?? {})).get(name) ?? null,
      style: text,
    })),
  );
  const keyCells = keys.map((key, index): StyledCell[] => [
    { at: { row: firstKey + index, column: 1 }, value: ownBindingName(key), style: text },
    { at: { row: firstKey + index, column: 2 }, value: values[key] ?? null, style: text },
  ]);
  const heading: StyledCell = {
    at: { row: 1, column: 1 },
    value: "指报的内部记录，请不要改动",
    style: quietStyle,
  };
  const { cells, styles } = settleStyles([heading, ...keyCells.flat(), ...lineCells.flat()]);
  return {
    id: "own_binding",
    name: ownBindingSheetName,
    visibility: "veryHidden",
    styles,
    cells,
    merges: [],
    columnWidths: { 1: 22, 2: 48, 4: 30 },
    rowHeights: {},
    frozen: null,
    names: [
      ...keys.map((key, index) => ({
        name: ownBindingName(key),
        range: oneCell({ row: firstKey + index, column: 2 }),
      })),
      ...namesOf(reading, lines),
    ],
    validations: [],
    protected: false,
    print: null,
  };
}

function valuesOf({ snapshot, reading, form, org, receipt }: OwnBindingContext) {
  const standing = receiptKeys.map((key) => [key, ownBindingText(snapshot, key)] as const);
  const values: Partial<Record<BindingKey, string | null>> = {
    ...Object.fromEntries(standing),
    ...receipt,
    schema: String(bindingSchemaVersion),
    form: form.id,
    formVersion: String(form.version),
    org,
    period: reading.period.value,
  };
  return values;
}

const addressOf = (reference: string): string => {
  const place = parseCell(reference);
  return place === undefined ? "" : printAddress(place.address);
};

/** What the reading is sure of: the columns of numbers, and the rows. */
function boundLines({ snapshot, reading }: OwnBindingContext): Line[] {
  const sheet = snapshot.sheets.find(({ name }) => name === reading.sheet);
  const cells = sheet && sheetCells(sheet, snapshot.epoch);
  const free = freeNames();
  const columns = reading.columns.flatMap(({ field, sureness, key, header, cell }): Line[] =>
    field !== null && sureness === "sure" && valueFields.includes(field)
      ? [
          {
            kind: lineKinds.column,
            key,
            meaning: field,
            text: header.trim(),
            cell: addressOf(cell),
            name: free(boundColumnName(field)),
          },
        ]
      : [],
  );
  const rows = reading.rows.flatMap((match): Line[] => {
    const { indicator, sureness } = match;
    if (indicator === null || sureness !== "sure") return [];
    const formulas = valueFields.filter(
      (field) => cells && boundCell(reading, cells, indicator, field)?.formula,
    );
    return [
      {
        kind: lineKinds.row,
        key: match.key,
        meaning: indicator,
        text: match.name.trim(),
        cell: addressOf(match.cell),
        unit: unitOf(reading, match) ?? "",
        formulas: formulas.join(listMark),
        name: free(boundRowName(indicator)),
      },
    ];
  });
  return [...columns, ...rows];
}

/** An indicator may have a row in each of two tables: one of targets, one of actuals. */
function freeNames(): (name: string) => string {
  const taken = new Map<string, number>();
  return (name) => {
    const number = (taken.get(name) ?? 0) + 1;
    taken.set(name, number);
    return number === 1 ? name : `${name}__${number}`;
  };
}

/** What a person has said, and what was found again after it was renamed. */
function answerLines({ reading, answers }: OwnBindingContext): Line[] {
  const found = {
    columns: reading.columns.flatMap(({ how, key, field }) =>
      how === "answer" && field !== null ? [[key, field] as const] : [],
    ),
    rows: reading.rows.flatMap(({ how, key, indicator }) =>
      how === "answer" && indicator !== null ? [[key, indicator] as const] : [],
    ),
  };
  const columns = new Map([...found.columns, ...Object.entries(answers.columns)]);
  const rows = new Map([...found.rows, ...Object.entries(answers.rows)]);
  return [
    ...[...columns].map(([key, meaning]): Line => ({ kind: lineKinds.columnAnswer, key, meaning })),
    ...[...rows].map(([key, meaning]): Line => ({ kind: lineKinds.rowAnswer, key, meaning })),
    ...(answers.source === undefined ? [] : [{ kind: lineKinds.source, key: answers.source }]),
  ];
}

const sheetLines = ({ sheets }: WorkbookSnapshot): Line[] =>
  sheets
    .filter(({ name, visibility }) => visibility === "visible" && !isBindingSheet(name))
    .map(({ name }): Line => ({ kind: lineKinds.sheet, key: name }));

function namesOf({ sheet }: TableReading, lines: readonly Line[]): SheetPlan["names"] {
  return lines.flatMap(({ name, cell = "" }) => {
    const place = parseCell(`${sheet}!${cell}`);
    return name && place ? [{ name, range: oneCell(place.address), sheet }] : [];
  });
}
