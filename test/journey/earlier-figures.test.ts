import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type ApiClient, createClient } from "../../addin/api/client.ts";
import { acceptedNames } from "../../addin/flow/accepted-aliases.ts";
import { checkLive } from "../../addin/flow/check-live.ts";
import { heldByCity } from "../../addin/flow/held-by-city.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { type Result, succeed } from "../../shared/result.ts";
import { type Finding, finding } from "../../shared/schema/finding.ts";
import type { Round } from "../../shared/schema/round.ts";
import { demoRounds } from "../../worker/demo/demo-city.ts";
import { demoDocument } from "../../worker/demo/demo-document.ts";
import { memorySessions } from "../addin/api/a-session.ts";
import { replyMemory } from "../addin/flow/memory-stores.ts";
import {
  acceptedTable,
  type ConformanceCase,
  conformanceCases,
  typedCases,
} from "../conformance/conformance-case.ts";
import { workbookOf } from "../conformance/workbook-of.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity, loginOf, password } from "./city.ts";
import { desk } from "./command-line.ts";

// The corpus of tables of 桐乡市, whose year before the city has accepted: rehearsals, all figures are invented.

const { org } = acceptedTable;
const form = { id: yearlyForm.id, version: yearlyForm.version };
/** Long enough for a loaded machine; what is not answered is refused at once. */
const patience = { kept: 60_000, none: 60_000 };

const drill = (year: string): Round[] =>
  demoRounds(new Date()).flatMap((round) =>
    round.rehearsal ? [{ ...round, id: `y${year}`, name: `${year}年演练`, period: year }] : [],
  );

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

let worker: RealWorker;
/** Whether the county is cut off. */
let away = false;
const overTheWire: typeof fetch = async (request, init) => {
  if (away) throw new TypeError("fetch failed");
  return worker.fetch(request, init);
};

async function signedIn(login: string): Promise<ApiClient> {
  const client = createClient({
    server: "https://zhibao.test",
    fetch: (request) => overTheWire(request),
    timeoutMs: 60_000,
    wait: async () => undefined,
    now: () => new Date(),
    sessions: memorySessions(null),
  });
  must(await client.signIn(login, password));
  return client;
}

const key = () => crypto.randomUUID();

beforeAll(async () => {
  worker = await startWorker();
  await foundEmptyCity(worker, [...drill("2024"), ...drill("2025")]);
  const [city, county] = [await signedIn("jiaxing"), await signedIn(loginOf(org))];
  for (const round of ["y2024", "y2025"]) must(await city.moveRound(round, "open", key()));
  const write = { base: "none" as const, key: key(), dryRun: false };
  const { etag } = must(await county.submit("y2024", demoDocument(acceptedTable), write));
  must(await city.accept("y2024", org, { etag: etag ?? "", key: key() }));
}, 120_000);
afterAll(() => worker.stop());

/** A pane of the unit's, and what its machine keeps. */
function paneOf(client: ApiClient) {
  const memory = replyMemory();
  const ports = { client, memoryOf: () => memory, lateReplies: "kept" as const, patience };
  const [names, held] = [acceptedNames(ports), heldByCity(ports)];
  return async (one: ConformanceCase) => {
    const file = await workbookOf(one);
    const mark = async (marks: readonly unknown[]) => succeed({ marked: marks.length, unmarked: [] });
    const workbook = { snapshot: () => file.snapshot(), mark };
    const { report } = must(await checkLive({ workbook, client, names, held }, { form: yearlyForm }));
    return report;
  };
}

/** Without cells, which the corpus leaves out, and without what only the server may compare. */
const bare = (findings: readonly Finding[]) =>
  findings.flatMap(({ cells: _, ...rest }) => (rest.rule.class === "OUT-P" ? [] : [rest]));

/** What the server says of the very document the pane has read. */
async function serverFindings(client: ApiClient, document: Parameters<ApiClient["submit"]>[1]) {
  const write = { base: "none" as const, key: key(), dryRun: true };
  return must(await client.submit("y2025", { ...document, org }, write)).reply.findings;
}

test("the pane finds what the server does; cut off it still does, from what it has kept, and nothing is known without", async () => {
  const client = await signedIn(loginOf(org));
  const [usual, fresh] = [paneOf(client), paneOf(client)];
  const onlyWithHistory = new Set<string>();
  for (const one of typedCases) {
    away = false;
    const online = await usual(one);
    const server = bare(await serverFindings(client, online.document));
    expect([one.claim, bare(online.findings)]).toEqual([one.claim, server]);
    expect(online.known).toMatchObject({ earlier: { asOf: "now" }, rules: "now" });
    away = true;
    const cutOff = await usual(one);
    expect([one.claim, bare(cutOff.findings)]).toEqual([one.claim, server]);
    expect(cutOff.known).toMatchObject({ earlier: { asOf: "before" }, rules: "before" });
    const unknown = await fresh(one);
    expect([one.claim, bare(unknown.findings)]).toEqual([one.claim, one.offline]);
    expect(unknown.known).toEqual({ earlier: { history: null, why: "no-answer" }, rules: "published" });
    for (const { rule, outcome } of server)
      if (
        outcome === "fail" &&
        !one.offline.some((known) => known.rule.id === rule.id && known.outcome === "fail")
      )
        onlyWithHistory.add(rule.id);
  }
  away = false;
  expect([...onlyWithHistory]).toEqual(expect.arrayContaining(["CONT-PREVIOUS", "TGTFRZ-CHANGED"]));
});

const printed = z.object({
  findings: z.array(finding.strip()),
  rules: z.array(z.object({ id: z.string(), waitsFor: z.string().nullable() })),
  compared: z.object({ asOf: z.string().nullable(), why: z.string().nullable() }),
  rulesAsOf: z.string(),
});

test("so does the command line, which names the rules that wait", async () => {
  const one = conformanceCases.find(({ server }) => server.some(({ rule }) => rule.id === "CONT-PREVIOUS"));
  if (one === undefined) throw new Error("no case with an earlier figure that differs");
  const county = desk({ fetch: overTheWire }, password);
  writeFileSync(county.path("表.xlsx"), (await workbookOf(one)).bytes());
  const checked = async () => printed.parse(JSON.parse((await county.run("check", "表.xlsx", "--json")).out));
  const waiting = ({ rules }: z.infer<typeof printed>) =>
    rules.flatMap(({ id, waitsFor }) => (waitsFor === null ? [] : [`${id} ${waitsFor}`]));
  const server = one.server.filter(({ rule }) => rule.class !== "OUT-P");

  const unknown = await checked();
  expect([bare(unknown.findings), unknown.compared.why]).toEqual([one.offline, "signed-out"]);
  expect(waiting(unknown)).toEqual(expect.arrayContaining(["CONT-PREVIOUS history", "OUT-P-PEERS server"]));
  await county.must("sign-in", loginOf(org));
  const online = await checked();
  expect([bare(online.findings), online.compared.asOf, online.rulesAsOf]).toEqual([server, "now", "now"]);
  expect(waiting(online)).toEqual(["OUT-P-PEERS server"]);
  away = true;
  const cutOff = await checked();
  expect([bare(cutOff.findings), cutOff.compared.asOf, cutOff.rulesAsOf]).toEqual([
    server,
    "before",
    "before",
  ]);
  const { out } = await county.run("check", "表.xlsx");
  expect(out).toContain("（上次取来的，这次没有连上服务器）");
  away = false;
  await county.must("sign-out");
  expect((await checked()).compared).toMatchObject({ why: "signed-out" });
});

test("a rule activated after the form was published is found by the next check, by pane and server alike", async () => {
  const [one] = conformanceCases;
  if (one === undefined) throw new Error("the corpus is empty");
  const [admin, county] = [await signedIn("jiaxing-admin"), await signedIn(loginOf(org))];
  const pane = paneOf(county);
  const ofRule = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule.id === "FORM-901");
  const before = await pane(one);
  expect(ofRule(before.findings)).toEqual([]);
  const draft = {
    severity: "error" as const,
    text: "KJ-13 ≥ KJ-14",
    missing: "skipIfAnyMissing" as const,
    reason: "测试用，与事实相反",
  };
  must(await admin.draftRule({ form, rule: "FORM-901" }, draft, key()));
  const at = { form, rule: "FORM-901", version: 1 };
  must(await admin.moveRule(at, { step: "trial" }, key()));
  const hits = must(await admin.rulePast(at)).reduce((sum, round) => sum + round.hits.length, 0);
  must(await admin.moveRule(at, { step: "activate", hits }, key()));
  const after = await pane(one);
  expect(ofRule(after.findings)).toMatchObject([{ severity: "error", outcome: "fail" }]);
  expect(after.blocked).toBe(true);
  const server = await serverFindings(county, after.document);
  expect(bare(after.findings)).toEqual(bare(server));
});
