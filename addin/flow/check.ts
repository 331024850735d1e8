import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { AcceptedAlias } from "../../shared/schema/alias.ts";
import type { Finding, FindingCounts } from "../../shared/schema/finding.ts";
import type { Form, FormVersionRef } from "../../shared/schema/form.ts";
import type { Org } from "../../shared/schema/org.ts";
import type { ReleaseStanding } from "../../shared/schema/release.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { blocks, countFindings, examine, type RuleState } from "../../shared/validate/check.ts";
import { withReleases } from "../../shared/validate/releases.ts";
import type { WorkbookHost } from "../host/port.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import type { BindingCounts, Repair } from "../table/binding/check-binding.ts";
import { type BoundReading, readBoundTable } from "../table/binding/read-bound-table.ts";
import type { TableAnswers } from "../table/binding/table-answers.ts";
import { type ReadTableOptions, readTable } from "../table/read-table.ts";
import type { TableReading } from "../table/reading.ts";
import { readBinding } from "./binding.ts";
import type { EarlierFigures } from "./earlier-figures.ts";
import { cancelled, type FlowFailure, stopped } from "./failure.ts";
import type { RulesAsOf } from "./form-in-force.ts";
import type { Journey } from "./progress.ts";
import { readWorkbook } from "./read-workbook.ts";
import { readingAsSent } from "./reading-as-sent.ts";
import { recallAnswers } from "./recall-answers.ts";
import { otherUnitFindings } from "./said-unit.ts";
import { statesUnit } from "./states-unit.ts";
import type { TableMemory } from "./table-memory.ts";

/** A unit as far as a name in a sheet is compared with it. */
export type NamedOrg = Pick<Org, "id" | "name" | "shortName"> & Partial<Pick<Org, "kind">>;

/** Names of the unit that reports, and of the others. */
export type UnitNames = { orgNames: readonly string[]; otherOrgNames: readonly string[] };

export type CheckOptions = {
  form: Form;
  sheet?: string;
  /** Given by the person; win over what the sheet says. */
  org?: string;
  period?: string;
  /** Units a name in the sheet is looked up in; none are known without sign-in. */
  orgs?: readonly NamedOrg[];
  /** Unit of whoever is signed in: in a table of many units its names tell which row or column is read. */
  own?: string;
  /** What the person has said of this table; takes the place of what its workbook remembers. */
  answers?: TableAnswers;
  /** Names the city has accepted besides the form's own; left out where they are not known. */
  aliases?: readonly AcceptedAlias[] | undefined;
};

/** What a workbook holds and what is to be said about it. */
export type CheckReport = {
  form: Form;
  /** The form version its sheet was made from, where it is a template; null for a bureau's own table. */
  madeFrom: FormVersionRef | null;
  /** The round its workbook was made for or last submitted to; null where it says none. */
  madeFor: string | null;
  reading: TableReading;
  /** What became of an own table since it was bound; null where it was not. */
  binding: BindingCounts | null;
  repairs: readonly Repair[];
  /** null where the sheet does not say it in a way that can be told; checking does not need it. */
  org: string | null;
  /** As far as they were known: a table of many units is found again by them. */
  units: UnitNames;
  period: string;
  document: SubmissionDocument;
  /** Of the reading and of the rules. */
  findings: Finding[];
  counts: FindingCounts;
  /** Which rules ran, and which wait and what for. */
  rules: readonly RuleState[];
  known: KnownOfCity;
  /** Something must be put right before it may be submitted. */
  blocked: boolean;
};

/** What the check was done with besides the workbook. */
export type KnownOfCity = {
  earlier: EarlierFigures;
  rules: RulesAsOf;
  /** Where requests to release findings stand; asked only where there are any that could be released. */
  releases?: readonly ReleaseStanding[];
};

/** Nothing but what comes with the program. */
const nothingKnown: KnownOfCity = { earlier: { history: null, why: "signed-out" }, rules: "published" };

/** Stands for a unit that is not known; rules compare a unit's figures only with each other. */
const unknownOrg = "unknown";

/** Workbook → figures → findings. Asks no server. `memory` knows what was said of tables on this machine. */
export async function checkWorkbook(
  host: Pick<WorkbookHost, "snapshot">,
  { signal, onStep, memory, ...options }: CheckOptions & { memory?: TableMemory } & Journey,
): Promise<Result<CheckReport, FlowFailure>> {
  onStep?.("reading");
  const snapshot = await readWorkbook(host, signal);
  if (!snapshot.ok) return snapshot;
  if (signal?.aborted) return cancelled;
  onStep?.("checking");
  const answers =
    options.answers ?? (await recallAnswers(snapshot.value, memory, { ...options, ...unitNames(options) }));
  return checkSnapshot(snapshot.value, { ...options, answers });
}

export function checkSnapshot(
  snapshot: WorkbookSnapshot,
  options: CheckOptions,
): Result<CheckReport, FlowFailure> {
  const { form, sheet, org, period } = options;
  const names = unitNames(options);
  const asked = {
    form,
    ...(sheet === undefined ? {} : { sheet }),
    ...(org === undefined ? {} : { org }),
    ...(period === undefined ? {} : { period }),
    ...(options.answers === undefined ? {} : { answers: options.answers }),
    ...(options.aliases === undefined ? {} : { aliases: options.aliases }),
  };
  const read = readBoundTable(snapshot, { ...asked, ...names });
  const units = findsActuals(read) ? [] : unitsAmong(snapshot, asked, names.otherOrgNames);
  if (units.length > 0)
    return stopped("unit-not-in-table", { own: ownName(options), units: units.join("、") });
  if (!read.ok) return refuse({ kind: "reading", refusal: read.error });
  const { binding, repairs } = read.value;
  const found = withOtherUnits(read.value.reading, options);
  const { value: stated } = found.period;
  if (stated === null) return stopped("period-unknown", { sheet: found.sheet });
  const known = orgOf(found, options.orgs ?? []);
  const { reading, document } = readingAsSent(found, { org: known ?? unknownOrg, period: stated });
  const bound = readBinding(snapshot, reading.sheet);
  const toJudge = {
    form,
    madeFrom: bound.own ? null : bound.form,
    madeFor: bound.round,
    reading,
    binding,
    repairs,
    org: known,
    units: names,
    period: stated,
    document,
  };
  return succeed(judged(toJudge, nothingKnown));
}

/** The reading with what it says of other units than the one that reports; nothing while it is not known which that is. */
function withOtherUnits(
  reading: TableReading,
  { orgs = [], org, own }: Pick<CheckOptions, "orgs" | "org" | "own">,
): TableReading {
  const reporting = orgs.find(({ id }) => id === (org ?? own));
  if (reporting === undefined) return reading;
  return { ...reading, findings: [...otherUnitFindings(reading, reporting, orgs), ...reading.findings] };
}

/** What the rules say of what was read, compared with what is known of the unit. */
export function judged(
  found: Omit<CheckReport, "known" | "rules" | "findings" | "counts" | "blocked">,
  known: KnownOfCity,
): CheckReport {
  const { document, form, reading } = found;
  const checked = examine({ document, form, history: known.earlier.history });
  const released = withReleases(checked.findings, known.releases ?? []);
  const findings = [...reading.findings, ...withoutEchoes(released, reading.findings)];
  return reportOf({ ...found, known, rules: checked.rules }, findings);
}

/** Names of the unit that reports, and of the others; none are told apart while it is not known which. */
export function unitNames({ orgs = [], org, own }: Pick<CheckOptions, "orgs" | "org" | "own">): UnitNames {
  const names = (all: readonly NamedOrg[]) => all.flatMap(({ name, shortName }) => [name, shortName]);
  const reporting = org ?? own;
  if (reporting === undefined) return { orgNames: [], otherOrgNames: [] };
  return {
    orgNames: names(orgs.filter(({ id }) => id === reporting)),
    otherOrgNames: names(orgs.filter(({ id }) => id !== reporting)),
  };
}

const ownName = ({ orgs = [], org, own }: Pick<CheckOptions, "orgs" | "org" | "own">): string =>
  orgs.find(({ id }) => id === (org ?? own))?.name ?? "";

/** This period's numbers were found, for sure. */
const findsActuals = (read: Result<Pick<BoundReading, "reading">, unknown>): boolean =>
  read.ok &&
  read.value.reading.columns.some(({ field, sureness }) => field === "actual" && sureness === "sure");

/** Heads that name other units, of a table of many units; none where it is no such table. */
function unitsAmong(
  snapshot: WorkbookSnapshot,
  options: Omit<ReadTableOptions, "orgNames" | "otherOrgNames">,
  otherOrgNames: readonly string[],
): string[] {
  if (otherOrgNames.length === 0) return [];
  const read = readTable(snapshot, { ...options, orgNames: otherOrgNames });
  if (!read.ok) return [];
  // 全县 is every county's own word for itself
  return read.value.columns
    .filter(({ how, header }) => how === "org" && !/^全[市县区]/.test(header.trim()))
    .map(({ header }) => header.trim());
}

/** One cause, one finding: what the reading has said of a cell, a column or a row is not said again by the rules. */
function withoutEchoes(findings: readonly Finding[], ofReading: readonly Finding[]): Finding[] {
  const cells = new Set(ofReading.flatMap((finding) => finding.cells));
  const said = new Set(ofReading.map(({ rule }) => rule.id));
  const errors = ofReading.filter(({ severity }) => severity === "error");
  const unread = new Set(errors.flatMap(({ rule, cells: at }) => (rule.class === "STR" ? [] : at)));
  const unreadRows = new Set(
    errors.flatMap(({ rule, params }) => (rule.id === "STR-ROW" ? [params.code ?? ""] : [])),
  );
  const columnsOf = (all: readonly Finding[]) =>
    new Set(all.flatMap(({ rule, params }) => (rule.id === "STR-COLUMN" ? (params.field ?? "") : [])));
  const [unreadColumns, namedColumns] = [columnsOf(errors), columnsOf(ofReading)];
  const noActuals = said.has("STR-MISSING");
  return findings.filter(({ rule, params, figures, cells: [cell] }) => {
    switch (rule.id) {
      case "TYP-NUMBER":
        return params.problem !== "unread" || cell === undefined || !cells.has(cell);
      case "REQ-ACTUAL":
        if (noActuals || unreadColumns.has("status")) return false;
        // a cell that is filled and could not be read is not empty
        return cell === undefined ? !unreadColumns.has("actual") : !unread.has(cell);
      case "REQ-ROW":
        return !noActuals && !figures.every(({ indicator }) => unreadRows.has(indicator));
      case "REQ-TARGET":
        return !namedColumns.has("nextTarget");
      case "RNG-PERIOD":
        return !noActuals;
      case "META-SIGNER":
        return params.role !== "reportDate" || !said.has("TYP-DATE");
      default:
        return true;
    }
  });
}

/** The report with other findings: those of the server, which knows more history. */
export const reportOf = (
  checked: Omit<CheckReport, "findings" | "counts" | "blocked">,
  findings: Finding[],
): CheckReport => ({ ...checked, findings, counts: countFindings(findings), blocked: blocks(findings) });

/** The unit's id as stated, else looked up by the name that stands there: 嘉兴经济技术开发区 before 嘉兴. */
function orgOf({ org: { value, text } }: TableReading, orgs: readonly NamedOrg[]): string | null {
  if (value !== null) return value;
  if (text === null) return null;
  const inFull = orgs.filter(({ name }) => statesUnit(text, name));
  const named = inFull.length > 0 ? inFull : orgs.filter(({ shortName }) => statesUnit(text, shortName));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}
