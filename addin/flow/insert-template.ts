import { type Result, succeed } from "../../shared/result.ts";
import type { LiveWorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import type { SheetPlan } from "../table/layout-plan.ts";
import { readMadeFor, sheetPlanned } from "./binding.ts";
import { cancelled, type FlowFailure, hostRefused, stopped } from "./failure.ts";
import type { Journey } from "./progress.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { Template } from "./template.ts";

export type InsertTemplatePorts = {
  workbook: Pick<LiveWorkbookHost, "snapshot" | "putSheet" | "select">;
  /** Makes the template to insert; asked once the workbook has been read. */
  make: () => Promise<Result<Template, FlowFailure>>;
};

/**
 * Puts a template into the open workbook and shows its first cell to fill in; gives the name of the sheet to fill. A
 * workbook holds one template, for the names of its cells are the workbook's: one that has a template already is left
 * alone, what is typed there would go.
 */
export async function insertTemplate(
  { workbook, make }: InsertTemplatePorts,
  { signal, onStep }: Journey = {},
): Promise<Result<{ sheet: string }, FlowFailure>> {
  onStep?.("reading");
  const before = await readWorkbook(workbook, signal);
  if (!before.ok) return before;
  onStep?.("asking");
  const made = await make();
  if (!made.ok) return made;
  const [report, ...others] = made.value.plan.sheets;
  if (!report) throw new Error("The template has no sheet");
  const there = templateThere(before.value, report);
  if (there !== null) return stopped("template-there", there);
  if (signal?.aborted) return cancelled;
  onStep?.("writing");
  // The sheet to fill comes last: it leads to the others, and until it stands the whole can be begun again.
  for (const plan of others.toReversed()) {
    const put = await workbook.putSheet(plan);
    if (!put.ok) return hostRefused(put.error);
  }
  const put = await workbook.putSheet(report);
  if (!put.ok) return hostRefused(put.error);
  const { sheet } = put.value;
  const shown = await workbook.select({ sheet, address: report.activeCell ?? { row: 1, column: 1 } });
  return shown.ok ? succeed({ sheet }) : hostRefused(shown.error);
}

/** The sheet a template stands on already and what it was made for, "sti-yearly@2 2024"; null where there is none. */
function templateThere(snapshot: WorkbookSnapshot, report: SheetPlan): Record<string, string> | null {
  const sheet = sheetPlanned(snapshot, report.id);
  if (sheet === null) return null;
  const made = readMadeFor(snapshot);
  return { sheet, ...(made === null ? {} : { made }) };
}
