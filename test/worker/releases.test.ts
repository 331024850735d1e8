import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { problem } from "../../shared/schema/problem.ts";
import { submission, submitReply } from "../../shared/schema/submission.ts";
import { type Answered, call, moveRound, newKey, submit } from "./call.ts";
import { units } from "./city.ts";
import { countingDb } from "./counting-db.ts";
import { document } from "./document.ts";
import { ask, casesSeen, decide, fingerprintOf, reason, strictRule, unit } from "./releases.ts";
import { scene } from "./scene.ts";
import { outcome } from "./triplets/triplet.ts";

const sent = document(unit);
/** 5 big firms of 10 in place of 4: the rule is violated by other values. */
const otherValues = document(unit, ["10", "5", "1.5"]);

/** What the city's rule says of a document in a dry run: blocked, or by whom it was released. */
async function stateOf(of = sent) {
  const path = `rounds/r2024/submissions/${of.org}?dryRun=true`;
  const { findings } = submitReply.parse((await call("PUT", path, { as: `p${of.org}`, body: of })).body);
  const own = findings.filter(({ rule }) => rule.id === "FORM-51");
  return own.map(({ severity, release }) => [severity, release?.by ?? null, release?.reason ?? null]);
}

const refused = ({ body }: Answered) => {
  const { code, explanations, findings } = problem.parse(body);
  return { code, explanations, rules: findings?.map(({ rule }) => rule.id) };
};

beforeEach(async () => {
  await scene();
  await strictRule();
});

describe("a 准强制性 finding", () => {
  test("blocks; once the city has released it the document is received, with the release beside the finding", async () => {
    expect(refused(await submit("r2024", sent)).code).toBe("findings-block");
    await ask();
    expect(refused(await submit("r2024", sent)).code).toBe("findings-block");
    await decide("release");
    const reply = await submit("r2024", sent);
    expect(reply.status).toBe(201);
    const { receipt } = submitReply.parse(reply.body);
    expect([receipt?.findings.releasable, receipt?.findings.released]).toEqual([0, 1]);
    const seen = submission.parse(
      (await call("GET", `rounds/r2024/submissions/${unit}`, { as: "city" })).body,
    );
    const released = seen.findings.flatMap(({ rule, release }) => (release ? [[rule.id, release]] : []));
    expect(released).toEqual([
      [
        "FORM-51",
        {
          asked: { category: "officialFigure", text: reason },
          by: "测试city",
          reason: "文件已核，同意",
          at: expect.any(String),
        },
      ],
    ]);
  });

  test("that was declined blocks on, and the unit reads why", async () => {
    await ask();
    await decide("decline", { reason: "附件里没有认定文件" });
    expect(await stateOf()).toEqual([["releasable", null, null]]);
    expect(await casesSeen(`p${unit}`)).toEqual([[unit, "declined", 2, reason, "附件里没有认定文件"]]);
  });

  test("of other values blocks again, and so does that of another unit", async () => {
    await ask();
    await decide("release");
    expect(await stateOf()).toEqual([["releasable", "测试city", "文件已核，同意"]]);
    expect(await stateOf(otherValues)).toEqual([["releasable", null, null]]);
    expect(refused(await submit("r2024", otherValues)).code).toBe("findings-block");
    expect(await stateOf(document(units[3]))).toEqual([["releasable", null, null]]);
  });
});

describe("asking", () => {
  test("twice of one finding is one request; in other words the city reads the latest", async () => {
    await ask();
    await ask();
    expect(await casesSeen("city")).toEqual([[unit, "asked", 1, reason, null]]);
    await ask({ text: "认定文件为浙科发〔2024〕12号" });
    expect(await casesSeen("city")).toEqual([[unit, "asked", 2, "认定文件为浙科发〔2024〕12号", null]]);
    expect(outcome(await decide("release", { seq: 1 }))).toBe("412 stale");
  });

  test("in the words that were declined changes nothing; in others it is asked anew", async () => {
    await ask();
    await decide("decline");
    await ask();
    expect((await casesSeen("city")).map(([, state, seq]) => [state, seq])).toEqual([["declined", 2]]);
    await ask({ text: "认定文件为浙科发〔2024〕12号" });
    expect((await casesSeen("city")).map(([, state, seq]) => [state, seq])).toEqual([["asked", 3]]);
  });

  test("for what is released already changes nothing", async () => {
    await ask();
    await decide("release");
    await ask({ text: "认定文件为浙科发〔2024〕12号" });
    expect((await casesSeen("city")).map(([, state, seq]) => [state, seq])).toEqual([["released", 2]]);
  });

  test("is two round trips and two rows; a decision too; nothing where it is the same request", async () => {
    const fingerprint = await fingerprintOf(sent);
    const counted = async (of: (db: D1Database) => Promise<Answered>) => {
      const { db, count } = countingDb(env.DB);
      expect((await of(db)).status).toBe(200);
      return count;
    };
    expect(await counted((db) => ask({ fingerprint, db }))).toEqual({ roundTrips: 2, rowsWritten: 2 });
    expect(await counted((db) => ask({ fingerprint, db }))).toEqual({ roundTrips: 1, rowsWritten: 0 });
    expect(await counted((db) => decide("release", { db }))).toEqual({ roundTrips: 2, rowsWritten: 2 });
  });

  test("at once from two panes is one request", async () => {
    const fingerprint = await fingerprintOf(sent);
    const replies = await Promise.all([ask({ fingerprint }), ask({ fingerprint })]);
    expect(replies.map(outcome)).toEqual(["200", "200"]);
    expect(await casesSeen("city")).toEqual([[unit, "asked", 1, reason, null]]);
  });

  test.each([
    ["情况属实，核实无误", "says-nothing"],
    ["有文件", "too-short"],
  ])("with %s is refused: %s", async (text, fault) => {
    const fingerprint = await fingerprintOf(sent);
    expect(refused(await ask({ text })).explanations).toEqual([{ fingerprint, fault }]);
  });

  test("is refused once the round is closed, and once the unit is accepted", async () => {
    const fingerprint = await fingerprintOf(sent);
    await moveRound("r2024", "close");
    expect(outcome(await ask({ fingerprint }))).toBe("409 wrong-state");
  });
});

describe("a client that lies is found out", () => {
  test("asking for what is not found in the document it sends", async () => {
    const fingerprint = await fingerprintOf(otherValues);
    expect(refused(await ask({ fingerprint })).explanations).toEqual([{ fingerprint, fault: "stale" }]);
    expect(await casesSeen("city")).toEqual([]);
  });

  test("leaving out an error: what must be corrected comes first", async () => {
    const wrong = document(unit, ["-10", "4", "1.5"]);
    const fingerprint = await fingerprintOf(sent);
    expect(refused(await ask({ sent: wrong, fingerprint })).code).toBe("findings-block");
  });

  test("asking for an error or a query: only 准强制性 findings are released", async () => {
    const missing = document(unit, ["10", null, "1.5"]);
    const path = `rounds/r2024/submissions/${unit}?dryRun=true`;
    const { findings } = submitReply.parse((await call("PUT", path, { as: `p${unit}`, body: missing })).body);
    for (const { fingerprint, severity } of findings)
      if (severity !== "releasable")
        expect(outcome(await ask({ sent: missing, fingerprint }))).not.toBe("200");
    expect(await casesSeen("city")).toEqual([]);
  });

  test("altering a value after the release, or saying in the document that it is released", async () => {
    await ask();
    await decide("release");
    expect(outcome(await submit("r2024", otherValues))).toBe("422 findings-block");
    const body = { ...otherValues, findings: [{ release: { by: "测试city" } }] };
    const claimed = await call("PUT", `rounds/r2024/submissions/${unit}`, {
      as: `p${unit}`,
      body,
      headers: { ...newKey(), "If-None-Match": "*" },
    });
    expect(outcome(claimed)).toBe("400 malformed");
  });
});
