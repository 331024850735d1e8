import { type Result, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { ApiClient } from "../api/client.ts";
import type { HostRefusal, LiveWorkbookHost, MarkReport } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { noAnswers, type TableAnswers } from "../table/binding/table-answers.ts";
import { sayingsInWorkbook } from "../table/results-in-workbook.ts";
import type { AcceptedNames } from "./accepted-aliases.ts";
import { askedOnce } from "./asked-once.ts";
import { readBinding } from "./binding.ts";
import { type CheckOptions, type CheckReport, judged, unitNames } from "./check.ts";
import type { Sayings } from "./explaining.ts";
import { cancelled, type FlowFailure } from "./failure.ts";
import { formOf } from "./form-of.ts";
import type { HeldByCity } from "./held-by-city.ts";
import { checkKnowingCity } from "./knowing-city.ts";
import { marksOf } from "./marks-of.ts";
import type { Journey } from "./progress.ts";
import { readWorkbook } from "./read-workbook.ts";
import { recallAnswers } from "./recall-answers.ts";
import { checkStated } from "./stated-period.ts";
import type { TableMemory } from "./table-memory.ts";

export type LiveCheckPorts = {
  workbook: Pick<LiveWorkbookHost, "snapshot" | "mark">;
  client: Pick<ApiClient, "person" | "orgs" | "form" | "cancelledBy">;
  /** Without it nothing is known of tables but what their workbooks say. */
  tables?: TableMemory;
  names?: AcceptedNames;
  /** Without it only what comes with the program and the workbook is known. */
  held?: HeldByCity;
};

/**
 * Given by the person where the workbook does not say it; the period as it was typed. `answers` take the place of what is
 * remembered of the table.
 */
export type LiveCheckGiven = { sheet?: string; period?: string; answers?: TableAnswers };

/** `marks`: what was put on the cells, or why nothing could be; the report holds in any case. */
export type LiveCheck = {
  report: CheckReport;
  /** What is remembered of the table, whatever was given. */
  remembered: TableAnswers;
  marks: MarkReport | HostRefusal;
  /** Explanations that stand in the workbook's sheet 审核结果. */
  onSheet: Sayings;
  /** As it was read. */
  snapshot: WorkbookSnapshot;
  /** The same check of what stands in the workbook by now; asks nobody. */
  checkAgain: (snapshot: WorkbookSnapshot) => Result<CheckReport, FlowFailure>;
};

/**
 * Checks the workbook beside the pane and marks the cells its findings speak of. The server is asked only for a form
 * version that does not come with the program, for units where the table is of many, for what the unit has said of a table
 * whose workbook does not say it, and for what the city holds: names it has accepted, its rules of now and the unit's earlier
 * figures. None of these is waited for longer than a moment.
 */
export async function checkLive(
  { workbook, client, tables, names, held }: LiveCheckPorts,
  { form, signal, onStep, period, ...given }: { form: Form } & LiveCheckGiven & Journey,
): Promise<Result<LiveCheck, FlowFailure>> {
  onStep?.("reading");
  const snapshot = await readWorkbook(workbook, signal);
  if (!snapshot.ok) return snapshot;
  const asking = signal ? client.cancelledBy(signal) : client;
  const { sheet } = given;
  const own = await ownForm(asking, snapshot.value, { form, ...(sheet === undefined ? {} : { sheet }) });
  if (!own.ok) return own;
  if (signal?.aborted) return cancelled;
  onStep?.("checking");
  let remembered = noAnswers;
  const memory = askedOnce(tables);
  let options: Omit<CheckOptions, "period"> = { form: own.value };
  const read = (now: WorkbookSnapshot) => checkStated(now, options, period);
  const report = await checkKnowingCity(
    { client: asking, person: await client.person(), names, held },
    { form: own.value, signal },
    async (units, ofCity) => {
      const wanted = { form: own.value, ...given, ...units };
      const recalled = recallAnswers(snapshot.value, memory, { ...wanted, ...unitNames(units), signal });
      const [known, city] = await Promise.all([recalled, ofCity]);
      remembered = known;
      options = { ...wanted, ...city, answers: given.answers ?? known };
      return read(snapshot.value);
    },
  );
  if (!report.ok) return report;
  if (signal?.aborted) return cancelled;
  const { known } = report.value;
  onStep?.("writing");
  const marked = await workbook.mark(marksOf(report.value.findings));
  return succeed({
    report: report.value,
    remembered,
    marks: marked.ok ? marked.value : marked.error,
    onSheet: sayingsInWorkbook(snapshot.value),
    snapshot: snapshot.value,
    checkAgain: (now) => {
      const again = read(now);
      return again.ok ? succeed(judged(again.value, known)) : again;
    },
  });
}

/**
 * The form version the workbook was made from, as its binding sheet says; else the one at hand. A bureau's own table is
 * made from none.
 */
async function ownForm(
  client: Pick<ApiClient, "form">,
  snapshot: WorkbookSnapshot,
  { form, sheet }: { form: Form; sheet?: string },
): Promise<Result<Form, FlowFailure>> {
  const { form: bound, own } = readBinding(snapshot, sheet);
  return !bound || (own && bound.id === form.id) ? succeed(form) : formOf(client, bound, form);
}
