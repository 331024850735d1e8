import { type Result, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import type { LiveWorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { sheetIdName } from "../table/binding/binding-names.ts";
import type { SheetPlan } from "../table/layout-plan.ts";
import { cancelled, type FlowFailure, hostRefused, stopped } from "./failure.ts";
import type { Journey } from "./progress.ts";
import { readWorkbook } from "./read-workbook.ts";
import { makeTemplate } from "./template.ts";

export type InsertTemplatePorts = {
  workbook: Pick<LiveWorkbookHost, "snapshot" | "putSheet" | "select">;
  client: Pick<ApiClient, "round" | "form" | "orgs" | "history" | "cancelledBy">;
};

/**
 * Puts the template of a round for the person's unit into the open workbook and shows its first cell to fill in; gives
 * the name of the sheet to fill. A workbook that has a template already is left alone: what is typed there would go.
 */
export async function insertTemplate(
  { workbook, client: uncancelled }: InsertTemplatePorts,
  { form, round, person, signal, onStep }: { form: Form; round: string; person: Person } & Journey,
): Promise<Result<{ sheet: string }, FlowFailure>> {
  const client = signal ? uncancelled.cancelledBy(signal) : uncancelled;
  onStep?.("reading");
  const before = await readWorkbook(workbook, signal);
  if (!before.ok) return before;
  onStep?.("asking");
  const made = await makeTemplate(client, { form, org: person.org, period: null, round });
  if (!made.ok) return made;
  const [report, ...others] = made.value.plan.sheets;
  if (!report) throw new Error("The template has no sheet");
  const there = sheetOf(before.value, report);
  if (there !== null) return stopped("template-there", { sheet: there });
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

/** Name of the sheet a planned one stands on already; null where there is none. */
function sheetOf({ names, sheets }: WorkbookSnapshot, { id }: SheetPlan): string | null {
  const wanted = sheetIdName(id).toUpperCase();
  const standing = names.find(({ name }) => name.toUpperCase() === wanted)?.sheet;
  return sheets.find(({ name }) => name === standing)?.name ?? null;
}
