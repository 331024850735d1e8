import { authorWorkbook } from "../../addin/host/file/author-workbook.ts";
import { openWorkbookFile } from "../../addin/host/file/open-workbook-file.ts";
import type { CellEdit } from "../../addin/host/port.ts";
import type { WorkbookSnapshot } from "../../addin/host/snapshot.ts";
import { planTemplate } from "../../addin/table/plan/template-plan.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import type { Result } from "../../shared/result.ts";
import { rehearsalTables } from "../demo/rehearsal-figures.ts";
import { demoOrgs } from "../demo/units.ts";
import { templateEdits } from "./fill-template.ts";

export type RehearsalTemplate = {
  /** As it is before anything is filled in. */
  snapshot: WorkbookSnapshot;
  /** What a clerk of 桐乡市 would type: the invented figures of the demo, and the signers. */
  figures: CellEdit[];
  /** The .xlsx with these cells filled in; none: blank. */
  fill(edits: readonly CellEdit[]): Promise<Uint8Array>;
};

/** 桐乡市, whose table the demo leaves to whoever tries it. */
const sampleOrg = "330483";

/** The template of the round 2025年演练 for a unit of the demo. */
export async function rehearsalTemplate(org = sampleOrg): Promise<RehearsalTemplate> {
  const unit = demoOrgs.find(({ id }) => id === org);
  const table = rehearsalTables.find((candidate) => candidate.org === sampleOrg);
  if (unit === undefined || table === undefined) throw new Error(`The rehearsal has no table for ${org}`);
  const plan = planTemplate(yearlyForm, {
    org: { id: unit.id, code: unit.code, name: unit.name },
    period: table.period,
    roundId: "2025-rehearsal",
    roundName: "2025年演练",
    rehearsal: true,
    prefill: [],
  });
  const file = opened(await openWorkbookFile(await authorWorkbook(plan)));
  const snapshot = opened(await file.snapshot());
  return {
    snapshot,
    figures: templateEdits(snapshot, table),
    fill: async (edits) => {
      opened(await file.writeCells(edits));
      return file.bytes();
    },
  };
}

/** A template of ours that cannot be read or filled is a fault of ours. */
function opened<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The template of the rehearsal: ${JSON.stringify(result.error)}`);
  return result.value;
}
