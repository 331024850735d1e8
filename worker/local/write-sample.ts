import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { authorWorkbook } from "../../addin/host/file/author-workbook.ts";
import { openWorkbookFile } from "../../addin/host/file/open-workbook-file.ts";
import { planTemplate } from "../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { rehearsalTables } from "../demo/rehearsal-figures.ts";
import { demoOrgs } from "../demo/units.ts";
import { templateEdits } from "./fill-template.ts";

/** demo/2025年演练-桐乡市.xlsx: the template of the rehearsal with invented figures filled in, ready to be submitted. */

const folder = join(import.meta.dirname, "..", "..", "demo");
const table = rehearsalTables.find(({ org }) => org === "330483");
const org = demoOrgs.find(({ id }) => id === "330483");
if (table === undefined || org === undefined) throw new Error("The rehearsal has no figures of 330483");

const template = await authorWorkbook(
  planTemplate(yearlyForm, {
    org: { id: org.id, code: org.code, name: org.name },
    period: table.period,
    roundId: "2025-rehearsal",
    roundName: "2025年演练",
    rehearsal: true,
    prefill: [],
  }),
);
const opened = await openWorkbookFile(template);
if (!opened.ok) throw new Error(`The template cannot be opened: ${opened.error.code}`);
const snapshot = await opened.value.snapshot();
if (!snapshot.ok) throw new Error(`The template cannot be read: ${snapshot.error.code}`);
const written = await opened.value.writeCells(templateEdits(snapshot.value, table));
if (!written.ok) throw new Error(`The sample cannot be filled: ${written.error.code}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "2025年演练-桐乡市.xlsx"), opened.value.bytes());
