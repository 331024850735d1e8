import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import type { Explanation } from "../../shared/schema/finding.ts";
import { problem } from "../../shared/schema/problem.ts";
import { type SubmissionDocument, submission, submitReply } from "../../shared/schema/submission.ts";
import { type Answered, call, moveRound, onto, submit } from "./call.ts";
import { testCity, units } from "./city.ts";
import { countingDb } from "./counting-db.ts";
import { actual, document } from "./document.ts";
import { rowCounts } from "./row-counts.ts";

const [a] = units;
const at = `rounds/r2024/submissions/${a}`;

/** Funds typed in 万元 where the form wants 亿元: converted, and a query that asks whether that is meant. */
const asking = (tenThousands: string, explanations: Explanation[] = []): SubmissionDocument => {
  const value = String(Number(tenThousands) / 10000);
  const funds = actual("KJ-903", value, { typed: { text: tenThousands, unit: "万元" } });
  return {
    ...document(a),
    figures: [actual("KJ-901", "10"), actual("KJ-902", "4"), funds],
    explanations,
  };
};

const tryOut = async (sent: SubmissionDocument) =>
  submitReply.parse((await call("PUT", `${at}?dryRun=true`, { as: `p${a}`, body: sent })).body);

/** Fingerprints the server asks an explanation of, as a dry run tells them. */
const asked = async (sent: SubmissionDocument): Promise<string[]> =>
  (await tryOut(sent)).explanations.map(({ fingerprint }) => fingerprint);

const because = (fingerprint: string, text = "财政局以万元记账，换算后与决算一致"): Explanation => ({
  fingerprint,
  category: "officialFigure",
  text,
});

function refused(answer: Answered) {
  const { status, code, explanations, findings } = problem.parse(answer.body);
  return { status, code, explanations, rules: findings?.map(({ rule }) => rule.id) };
}

beforeEach(async () => {
  await testCity(env.DB);
  await moveRound("r2024", "open");
});

describe("a query that is not explained", () => {
  test("is refused with what is missing, and nothing is stored", async () => {
    const sent = asking("15000");
    const before = await rowCounts();
    const reply = refused(await submit("r2024", sent));
    const [fingerprint = ""] = await asked(sent);
    expect(reply).toEqual({
      status: 422,
      code: "explanations-needed",
      explanations: [{ fingerprint, fault: "missing" }],
      rules: expect.arrayContaining(["UNIT-CONVERTED"]),
    });
    expect(await rowCounts()).toEqual(before);
  });

  test("is told by a dry run, which refuses nothing and stores nothing", async () => {
    const before = await rowCounts();
    const { receipt, findings, explanations } = await tryOut(asking("15000"));
    const queries = findings.filter(({ severity, outcome }) => severity === "query" && outcome === "fail");
    expect(receipt).toBeNull();
    expect(explanations).toEqual(queries.map(({ fingerprint }) => ({ fingerprint, fault: "missing" })));
    expect(await rowCounts()).toEqual(before);
  });

  test("waits behind what must be corrected: that is said first", async () => {
    const sent = asking("15000");
    const wrong = { ...sent, figures: [actual("KJ-901", "-3"), ...sent.figures.slice(1)] };
    expect(refused(await submit("r2024", wrong)).code).toBe("findings-block");
  });
});

describe("an explanation", () => {
  test("that says why is received and kept with the document, in two round trips and six rows", async () => {
    const [fingerprint = ""] = await asked(asking("15000"));
    const sent = asking("15000", [because(fingerprint)]);
    const { db, count } = countingDb(env.DB);
    const reply = await submit("r2024", sent, { db });
    expect(reply.status).toBe(201);
    expect(submitReply.parse(reply.body).explanations).toEqual([]);
    expect(count.roundTrips).toBe(2);
    expect(count.rowsWritten).toBeLessThanOrEqual(6);
    const stored = submission.parse((await call("GET", at, { as: "city" })).body);
    expect(stored.document.explanations).toEqual(sent.explanations);
    expect(stored.findings.map((finding) => finding.fingerprint)).toContain(fingerprint);
  });

  test.each([
    ["核实无误，情况属实", "says-nothing"],
    ["单位换算", "too-short"],
    ["15000=1.5", "no-words"],
  ])("%s is refused: %s", async (text, fault) => {
    const [fingerprint = ""] = await asked(asking("15000"));
    const sent = asking("15000", [because(fingerprint, text)]);
    expect(refused(await submit("r2024", sent)).explanations).toEqual([{ fingerprint, fault }]);
  });

  test("written twice for one finding is refused", async () => {
    const [fingerprint = ""] = await asked(asking("15000"));
    const sent = asking("15000", [because(fingerprint), because(fingerprint, "另有一个说法：上级文件如此")]);
    expect(refused(await submit("r2024", sent)).explanations).toEqual([{ fingerprint, fault: "twice" }]);
  });

  test("of a revision is asked anew only where the values have changed", async () => {
    const [old = ""] = await asked(asking("15000"));
    const first = await submit("r2024", asking("15000", [because(old)]));
    const sent = asking("15000", [because(old)]);
    const otherFirms = { ...sent, figures: [actual("KJ-901", "11"), ...sent.figures.slice(1)] };
    const second = await submit("r2024", otherFirms, { base: first.etag });
    expect(second.status).toBe(201);
    const third = await call("PUT", at, {
      as: `p${a}`,
      body: asking("16000", [because(old)]),
      headers: { "Idempotency-Key": crypto.randomUUID(), ...onto(second.etag) },
    });
    const [anew = ""] = await asked(asking("16000"));
    expect(refused(third).explanations).toEqual([
      { fingerprint: anew, fault: "missing" },
      { fingerprint: old, fault: "stale" },
    ]);
  });
});

describe("a client that lies is found out", () => {
  test("leaving out a finding: the server finds it itself", async () => {
    const [fingerprint = ""] = await asked(asking("15000"));
    expect(refused(await submit("r2024", asking("15000"))).explanations).toEqual([
      { fingerprint, fault: "missing" },
    ]);
  });

  test("altering a value after it was explained: the explanation is of another figure", async () => {
    const [of15000 = ""] = await asked(asking("15000"));
    const [of25000 = ""] = await asked(asking("25000"));
    expect(of25000).not.toBe(of15000);
    expect(refused(await submit("r2024", asking("25000", [because(of15000)]))).explanations).toEqual([
      { fingerprint: of25000, fault: "missing" },
      { fingerprint: of15000, fault: "stale" },
    ]);
  });

  test("explaining what nobody found: refused, also beside a good explanation and without any query", async () => {
    const invented = "0".repeat(32);
    const [fingerprint = ""] = await asked(asking("15000"));
    const beside = asking("15000", [because(fingerprint), because(invented)]);
    const alone = { ...document(a), explanations: [because(invented)] };
    const stale = [{ fingerprint: invented, fault: "stale" }];
    expect(refused(await submit("r2024", beside)).explanations).toEqual(stale);
    expect(refused(await submit("r2024", alone)).explanations).toEqual(stale);
  });
});
