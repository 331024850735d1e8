import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { DemoCity } from "../../shared/schema/demo.ts";
import type { ApiClient } from "../api/client.ts";
import { type FlowFailure, hostRefused } from "../flow/failure.ts";
import { makeTemplate } from "../flow/template.ts";
import { authorWorkbook } from "../host/file/author-workbook.ts";
import { openWorkbookFile } from "../host/file/open-workbook-file.ts";
import { planTemplate } from "../table/plan/template-plan.ts";
import { sampleEdits } from "../table/sample-edits.ts";

export type NamedFile = { fileName: string; bytes: Uint8Array };

/** The template of a round for a unit: what the unit fills in. */
export async function templateFile(
  client: ApiClient,
  { round, org }: { round: string; org: string },
): Promise<Result<NamedFile, FlowFailure>> {
  const made = await makeTemplate(client, { form: yearlyForm, org, period: null, round });
  if (!made.ok) return made;
  const { plan, context } = made.value;
  const name = [context.roundName, context.org?.name].filter(Boolean).join("-");
  return succeed({ fileName: `${name}.xlsx`, bytes: await authorWorkbook(plan) });
}

/** The template of the year before this one for any unit, without any server. */
export async function blankTemplateFile(now: Date): Promise<NamedFile> {
  const period = String(now.getFullYear() - 1);
  const plan = planTemplate(yearlyForm, {
    org: null,
    period,
    roundId: null,
    roundName: null,
    rehearsal: false,
    prefill: [],
  });
  return { fileName: `${period}年${yearlyForm.title}.xlsx`, bytes: await authorWorkbook(plan) };
}

/** The rehearsal's template with invented figures in it, ready to be checked and submitted. */
export async function sampleFile(
  client: ApiClient,
  { round, org, cells, signers }: DemoCity["rehearsal"],
): Promise<Result<NamedFile, FlowFailure>> {
  const template = await templateFile(client, { round, org });
  if (!template.ok) return template;
  const { fileName, bytes } = template.value;
  const opened = await openWorkbookFile(bytes, { fileName });
  if (!opened.ok) return hostRefused(opened.error);
  const snapshot = await opened.value.snapshot();
  if (!snapshot.ok) return hostRefused(snapshot.error);
  const written = await opened.value.writeCells(sampleEdits(snapshot.value, { cells, signers }));
  return written.ok ? succeed({ fileName, bytes: opened.value.bytes() }) : hostRefused(written.error);
}

/** A workbook to write merged figures into; `text` says so in its first cell. */
export async function emptyFile(name: string, text: string): Promise<NamedFile> {
  const bytes = await authorWorkbook({
    title: name,
    sheets: [
      {
        id: "desk",
        name,
        visibility: "visible",
        styles: { plain: {} },
        cells: [{ at: { row: 1, column: 1 }, value: text, style: "plain" }],
        merges: [],
        columnWidths: {},
        rowHeights: {},
        frozen: null,
        names: [],
        validations: [],
        protected: false,
        print: null,
      },
    ],
  });
  return { fileName: `${name}.xlsx`, bytes };
}
