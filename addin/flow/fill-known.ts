import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { HeldFigure } from "../../shared/schema/history.ts";
import type { RoundSummary } from "../../shared/schema/round.ts";
import type { ApiClient } from "../api/client.ts";
import type { WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { printCell } from "../table/address.ts";
import { type ReadBoundOptions, readBoundTable } from "../table/binding/read-bound-table.ts";
import { fillSlots, placesToFill } from "../table/fill/fill-slots.ts";
import { type FillPlan, type FillProposal, planFill } from "../table/fill/plan-fill.ts";
import type { TableReading } from "../table/reading.ts";
import type { AcceptedNames } from "./accepted-aliases.ts";
import { apiFailed, cancelled, type FlowFailure, hostRefused, stopped } from "./failure.ts";
import { prepareSubmission } from "./prepare-submission.ts";
import type { Journey } from "./progress.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { TableMemory } from "./table-memory.ts";

export type FillPorts = {
  host: Pick<WorkbookHost, "snapshot" | "lockedCells" | "writeCells">;
  client: Pick<ApiClient, "person" | "orgs" | "rounds" | "form" | "history" | "cancelledBy">;
  /** Without it nothing is known of own tables but what their workbooks say. */
  tables?: TableMemory;
  /** Names the city has accepted; without them a table has only the form's. */
  names?: AcceptedNames;
};

export type FillOptions = { form: Form; sheet?: string; period?: string; round?: string };

/** What may be written, for a person to agree to. `reread` finds the same table again. */
export type FillOffer = FillPlan & {
  form: Form;
  reading: TableReading;
  round: RoundSummary;
  held: readonly HeldFigure[];
  reread: ReadBoundOptions;
};

/**
 * What the city holds of the unit for the workbook's round, laid against its empty cells: 上年实绩 as it was accepted, and
 * targets. Writes nothing.
 */
export async function offerFill(
  { host, client: uncancelled, tables, names }: FillPorts,
  { signal, onStep, ...options }: FillOptions & Journey,
): Promise<Result<FillOffer, FlowFailure>> {
  const client = signal ? uncancelled.cancelledBy(signal) : uncancelled;
  onStep?.("reading");
  const snapshot = await readWorkbook(host, signal);
  if (!snapshot.ok) return snapshot;
  if (signal?.aborted) return cancelled;
  onStep?.("asking");
  const prepared = await prepareSubmission(
    client,
    options,
    { ...(tables ? { tables } : {}), ...(names ? { names } : {}), signal },
    snapshot.value,
  );
  if (!prepared.ok) return prepared;
  const { report, round, answers, aliases } = prepared.value;
  const { form, document, period, units, reading } = report;
  const history = await client.history(round.round.id, document.org);
  if (!history.ok) return apiFailed(history.error);
  const { figures: held } = history.value;
  const reread = { form, period, org: document.org, sheet: reading.sheet, answers, ...units };
  const found = aliases === undefined ? reread : { ...reread, aliases };
  onStep?.("checking");
  const planned = await planOn(host, snapshot.value, { reading, reread: found, held });
  return planned.ok ? succeed({ ...planned.value, form, reading, round, held, reread: found }) : planned;
}

/**
 * Writes what was agreed to, as one thing to undo. The table is looked at again first: where it is no longer as it was when the
 * offer was made, nothing is written.
 */
export async function writeFill(
  { host }: Pick<FillPorts, "host">,
  { reread, held }: FillOffer,
  { agreed, signal, onStep }: { agreed: readonly FillProposal[] } & Journey,
): Promise<Result<{ figures: number; cells: number }, FlowFailure>> {
  onStep?.("reading");
  const snapshot = await readWorkbook(host, signal);
  if (!snapshot.ok) return snapshot;
  const reading = readingOf(snapshot.value, reread);
  const wanted = new Set(agreed.map(({ figure }) => canonicalJson(figure)));
  const asAgreed = held.filter(({ figure }) => wanted.has(canonicalJson(figure)));
  const planned =
    reading === null ? null : await planOn(host, snapshot.value, { reading, reread, held: asAgreed });
  if (planned !== null && !planned.ok) return planned;
  const now = new Set(planned?.value.proposals.map(writesText));
  const changed = agreed.filter((proposal) => !now.has(writesText(proposal)));
  if (changed.length > 0)
    return stopped("changed-since-offer", { cells: changed.map(({ cell }) => cell).join("、") });
  if (signal?.aborted) return cancelled;
  onStep?.("writing");
  const edits = agreed.flatMap(({ writes }) => writes.map(({ edit }) => edit));
  const written = await host.writeCells(edits);
  return written.ok
    ? succeed({ figures: agreed.length, cells: written.value.written })
    : hostRefused(written.error);
}

const writesText = ({ writes }: FillProposal): string => canonicalJson(writes);

async function planOn(
  host: Pick<WorkbookHost, "lockedCells">,
  snapshot: WorkbookSnapshot,
  { reading, reread, held }: { reading: TableReading } & Pick<FillOffer, "reread" | "held">,
): Promise<Result<FillPlan, FlowFailure>> {
  const known = held.map(({ figure }) => figure);
  const { slots, none } = fillSlots(snapshot, reading, known);
  const isProtected = snapshot.sheets.some((sheet) => sheet.name === reading.sheet && sheet.protected);
  const locked = isProtected ? await host.lockedCells(placesToFill(slots, reading.sheet)) : succeed([]);
  if (!locked.ok) return hostRefused(locked.error);
  return succeed(
    planFill({
      snapshot,
      reading,
      form: reread.form,
      slots,
      none,
      locked: new Set(locked.value.map(({ sheet, address }) => printCell(sheet, address))),
      read: (of) => readingOf(of, reread),
    }),
  );
}

function readingOf(snapshot: WorkbookSnapshot, reread: ReadBoundOptions): TableReading | null {
  const read = readBoundTable(snapshot, reread);
  return read.ok ? read.value.reading : null;
}
