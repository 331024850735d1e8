import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import type { Explanation } from "../../shared/schema/finding.ts";
import { problem } from "../../shared/schema/problem.ts";
import type { ReadingQuery } from "../../shared/schema/reading-finding.ts";
import { type SubmissionDocument, submission, submitReply } from "../../shared/schema/submission.ts";
import { countFindings } from "../../shared/validate/check.ts";
import { readingFingerprints } from "../../shared/validate/reading-fingerprints.ts";
import { type Answered, call, moveRound, onto, submit } from "./call.ts";
import { testCity, units } from "./city.ts";
import { countingDb } from "./counting-db.ts";
import { document } from "./document.ts";
import { rowCounts } from "./row-counts.ts";

const [a] = units;
const at = `rounds/r2024/submissions/${a}`;

const sent = document(a);
const [firms] = sent.figures;
if (firms === undefined) throw new Error("a document has figures");
const { indicator, kind, period, scope } = firms;

/** The remark beside a number says that it is expected, as the pane has read it. */
function remark(words = "预计数", figures = sent.figures): ReadingQuery {
  const finding = {
    rule: { id: "STR-REMARK", version: 1, class: "STR" },
    severity: "query",
    outcome: "fail",
    figures: [{ indicator, kind, period, scope }],
    cells: ["台账!F4"],
    expected: "2024",
    actual: words,
    imbalance: null,
    params: { says: "draft", value: "10" },
    fingerprint: "",
  } satisfies ReadingQuery;
  return { ...finding, fingerprint: readingFingerprints(figures)(finding) };
}

const because = (
  { fingerprint }: { fingerprint: string },
  text = "统计局已经核定，备注没有改",
): Explanation => ({
  fingerprint,
  category: "officialFigure",
  text,
});

const asking = (
  readingFindings: SubmissionDocument["readingFindings"],
  explanations: Explanation[] = [],
): SubmissionDocument => ({ ...sent, readingFindings, explanations });

function refused({ body }: Answered) {
  const { status, code, explanations, errors } = problem.parse(body);
  return { status, code, explanations, errors };
}

beforeEach(async () => {
  await testCity(env.DB);
  await moveRound("r2024", "open");
});

describe("what the reading of a sheet asks to be verified", () => {
  test("is refused while it is not explained, told by a dry run, and nothing is stored", async () => {
    const { fingerprint } = remark();
    const before = await rowCounts();
    const missing = [{ fingerprint, fault: "missing" }];
    expect(refused(await submit("r2024", asking([remark()])))).toEqual({
      status: 422,
      code: "explanations-needed",
      explanations: missing,
    });
    const tried = await call("PUT", `${at}?dryRun=true`, { as: `p${a}`, body: asking([remark()]) });
    expect(submitReply.parse(tried.body).explanations).toEqual(missing);
    expect(await rowCounts()).toEqual(before);
  });

  test("is received with its explanation, counted, and shown to the reviewer, in two round trips and six rows", async () => {
    const document = asking([remark()], [because(remark())]);
    const { db, count } = countingDb(env.DB);
    const reply = await submit("r2024", document, { db });
    expect([reply.status, count.roundTrips]).toEqual([201, 2]);
    expect(count.rowsWritten).toBeLessThanOrEqual(6);
    const { receipt, findings } = submitReply.parse(reply.body);
    const stored = submission.parse((await call("GET", at, { as: "city" })).body);
    expect(stored.document).toEqual(document);
    expect(stored.findings).toEqual(findings);
    expect(findings).toContainEqual(remark());
    expect(receipt?.findings).toEqual(countFindings(findings));
    expect(receipt?.findings.query).toBe(
      findings.filter(({ severity, outcome }) => severity === "query" && outcome === "fail").length,
    );
    // sent once more it is the same submission
    const again = submitReply.parse((await submit("r2024", document, { base: reply.etag })).body);
    expect(again.receipt).toEqual(receipt);
  });

  test("explained with empty words is refused, and what explains nothing that was sent as well", async () => {
    const { fingerprint } = remark();
    const empty = await submit("r2024", asking([remark()], [because(remark(), "核实无误")]));
    expect(refused(empty).explanations).toEqual([{ fingerprint, fault: "says-nothing" }]);
    const alone = await submit("r2024", asking(undefined, [because(remark())]));
    expect(refused(alone).explanations).toEqual([{ fingerprint, fault: "stale" }]);
  });

  test("is to be explained anew once the figure it is about has another value", async () => {
    const first = await submit("r2024", asking([remark()], [because(remark())]));
    const changed = document(a, ["11", "4", "1.5"]);
    const anew = remark("预计数", changed.figures);
    const second = await call("PUT", at, {
      as: `p${a}`,
      body: { ...changed, readingFindings: [anew], explanations: [because(remark())] },
      headers: { "Idempotency-Key": crypto.randomUUID(), ...onto(first.etag) },
    });
    expect(refused(second).explanations).toEqual([
      { fingerprint: anew.fingerprint, fault: "missing" },
      { fingerprint: remark().fingerprint, fault: "stale" },
    ]);
  });

  test("changes nothing in the receipt of a document without any", async () => {
    const none = submitReply.parse((await submit("r2024", sent)).body).receipt;
    const empty = submitReply.parse((await submit("r2024", asking([]), { base: '"r1-e1"' })).body).receipt;
    expect(empty).toEqual(none);
    // as it was before there were findings of the reading
    expect(none?.hash).toBe("daa2b2eabf9edfe8550b8ece50ff00baaa4ca164ed118a97a83714c93c18740e");
  });
});

describe("a client that lies about its reading is found out", () => {
  const forged = { rule: { id: "YOY-CHANGE", version: 1, class: "YOY" } };
  test.each([
    ["a rule of the engine", { ...remark(), ...forged }],
    ["what must be corrected", { ...remark(), severity: "error" }],
    ["what is not judged", { ...remark(), outcome: "na" }],
    ["what the city has released", { ...remark(), release: {} }],
    ["a rule that failed to run", { ...remark(), rule: { ...remark().rule, class: "ENGINE" } }],
  ])("sent as its finding, %s is refused as malformed", async (_, finding) => {
    const before = await rowCounts();
    const body = { ...sent, readingFindings: [finding], explanations: [because(remark())] };
    const answer = await call("PUT", at, {
      as: `p${a}`,
      body,
      headers: { "Idempotency-Key": crypto.randomUUID(), "If-None-Match": "*" },
    });
    expect(refused(answer)).toMatchObject({ status: 400, code: "malformed" });
    expect(await rowCounts()).toEqual(before);
  });

  test("softened words under the fingerprint of what was read, or one finding twice", async () => {
    const softened = { ...remark(), actual: "年报数" };
    const of = (code: string, index: number) => ({
      status: 400,
      code: "malformed",
      errors: [{ pointer: `/readingFindings/${index}/fingerprint`, code }],
    });
    expect(refused(await submit("r2024", asking([softened], [because(softened)])))).toMatchObject(
      of("not-of-its-content", 0),
    );
    const twice = asking([remark(), remark()], [because(remark())]);
    expect(refused(await submit("r2024", twice))).toMatchObject(of("not-unique", 1));
  });
});
