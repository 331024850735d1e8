import type { HostRefusal } from "../../../../addin/host/port.ts";

const damaged = (part: string, reason: string): HostRefusal => ({
  code: "damaged",
  detail: { part, reason },
});
const encrypted: HostRefusal = { code: "encrypted", detail: {} };

/** Workbooks of the folder that no host opens, each with its reason. */
export const REFUSED: Record<string, HostRefusal> = {
  "apache-poi/54764.xlsx": damaged("xl/sharedStrings.xml", "doctype"), // entities could be a bomb
  "apache-poi/poc-xmlbomb.xlsx": damaged("xl/sharedStrings.xml", "doctype"), // is one
  "apache-poi/protect.xlsx": encrypted,
  "apache-poi/protected_passtika.xlsx": encrypted,
  "apache-poi/sample-beta.xlsx": damaged("xl/worksheets/sheet1.xml", "value R1C1"), // a trial version of Excel 2007
  "libreoffice/tdf107586.xlsx": { code: "no-cells", detail: {} }, // a chart alone
  "libreoffice/too-many-cols-rows.xlsx": damaged("xl/worksheets/sheet1.xml", "cell XFE1"),
  "xlsx-populate/encryption-out.xlsx": encrypted,
};

/** Workbooks that open, whose only sheets are protected: there is no cell that anybody may change. */
export const LOCKED = ["libreoffice/tdf113271.xlsx"];
