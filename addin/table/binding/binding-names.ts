import type { Form, FormField, SignerRole } from "../../../shared/schema/form.ts";
import type { WorkbookSnapshot } from "../../host/snapshot.ts";

/** Names in our workbooks. Written by the layout plans, read when a workbook is opened: both sides take them from here. */

/** The one hidden sheet: key in column A, value in column B. */
export const bindingSheetName = "_zhibao";
export const reportSheetNames: Record<Form["frequency"], string> = {
  annual: "年报表",
  quarterly: "季报表",
  monthly: "月报表",
};
export const reportSheetId = "report";
export const definitionsSheetName = "指标解释";
export const rulesSheetName = "审核关系";

/** Layout of the binding sheet itself; raised when keys change their meaning. */
export const bindingSchemaVersion = 1;

/** Defined names of the value cells of the binding sheet. */
export const bindingNames = {
  schema: "ZB_SCHEMA",
  /** Form, version, unit and period this file was made for. */
  template: "ZB_TEMPLATE",
  form: "ZB_FORM",
  formVersion: "ZB_FORM_VERSION",
  org: "ZB_ORG",
  period: "ZB_PERIOD",
  round: "ZB_ROUND",
  /** Blank until something was submitted: the last receipt and where the submission stood. */
  receipt: "ZB_RECEIPT",
  receiptHash: "ZB_RECEIPT_HASH",
  receiptTime: "ZB_RECEIPT_TIME",
  revision: "ZB_REVISION",
  etag: "ZB_ETAG",
} as const;
export type BindingKey = keyof typeof bindingNames;

/** The hidden sheet of a bureau's own table: apart from the template's, so that a workbook may hold both. */
export const ownBindingSheetName = "_zhibao_own";
/** Names of an own table begin otherwise: on a sheet with names in ZB_ the reader takes the template's head for its own. */
export const ownBindingName = (key: BindingKey): string => bindingNames[key].replace("ZB_", "ZHIBAO_");
/** Names of the bound cells of an own table: "ZHIBAO_ROW_KJ_07", "ZHIBAO_COLUMN_NEXT_TARGET". */
export const boundRowName = (indicator: string): string => `ZHIBAO_ROW_${indicator.replaceAll("-", "_")}`;
export const boundColumnName = (field: FormField): string => `ZHIBAO_COLUMN_${upperSnake(field)}`;

export const isBindingSheet = (sheet: string): boolean =>
  sheet === bindingSheetName || sheet === ownBindingSheetName;

/** Cells of the report sheet that show the unit and the period to people. */
export const headNames = { orgName: "ZB_ORG_NAME", periodShown: "ZB_PERIOD_SHOWN" } as const;

export const signerNames: Record<SignerRole, string> = {
  unitHead: "ZB_UNIT_HEAD",
  statisticsHead: "ZB_STATISTICS_HEAD",
  preparer: "ZB_PREPARER",
  phone: "ZB_PHONE",
  reportDate: "ZB_REPORT_DATE",
};

/** "KJ-07", "nextTarget" → "ZB_KJ_07_NEXT_TARGET". */
export const figureCellName = (indicator: string, field: FormField): string =>
  `ZB_${indicator.replaceAll("-", "_")}_${upperSnake(field)}`;

const upperSnake = (field: FormField): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** Name under which a sheet planned with this id is found again; it covers the planned area. */
export const sheetIdName = (id: string): string => `ZB_SHEET_${id}`;

/** Begins the id of each sheet of pulled figures. */
export const peerSheetPrefix = "peer_";

/** Id of the sheet 审核结果. */
export const resultsSheetId = "results";
export const resultsSheetName = "审核结果";

/** Sheets of ours that hold nothing a unit reports: figures of peers, which are tables of many units, and 审核结果. */
export function pulledSheets(names: WorkbookSnapshot["names"]): ReadonlySet<string> {
  const prefix = sheetIdName(peerSheetPrefix).toUpperCase();
  const results = sheetIdName(resultsSheetId).toUpperCase();
  return new Set(
    names.flatMap(({ name, sheet }) => {
      const known = name.toUpperCase();
      return known.startsWith(prefix) || known === results ? [sheet] : [];
    }),
  );
}
