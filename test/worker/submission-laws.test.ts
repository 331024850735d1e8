import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "../../shared/codec/canonical-json.ts";
import { normalDocument } from "../../shared/codec/normal-document.ts";
import { mergedTable } from "../../shared/schema/merged.ts";
import { submission, submitReply } from "../../shared/schema/submission.ts";
import { accept, call, moveRound, newKey, submit } from "./call.ts";
import { testCity, units } from "./city.ts";
import { document } from "./document.ts";
import { emptyDatabase } from "./empty-database.ts";
import { rowCounts } from "./row-counts.ts";

const [a] = units;

/** Firms, big ones among them, funds: what the rules let through. */
const values = fc
  .tuple(fc.nat(5000), fc.nat(5000), fc.nat(99_999))
  .map(([x, y, z]): [string, string, string] => [
    String(Math.max(x, y)),
    String(Math.min(x, y)),
    String(z / 100),
  ]);

const openCity = async () => {
  await emptyDatabase(env.DB);
  await testCity(env.DB);
  await moveRound("r2024", "open");
};

test("however often and under whatever keys a document is sent, it is one submission", async () => {
  await fc.assert(
    fc.asyncProperty(
      values,
      fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      async (given, sameKey) => {
        await openCity();
        const key = newKey();
        const sent = document(a, given);
        const one = await submit("r2024", sent, { headers: key });
        for (const same of sameKey) {
          const again = await submit("r2024", sent, { headers: same ? key : newKey() });
          expect(submitReply.parse(again.body).receipt).toEqual(submitReply.parse(one.body).receipt);
        }
        expect(await rowCounts()).toMatchObject({ submission: 1, event: 2 });
      },
    ),
    { numRuns: 12 },
  );
});

test("what is sent is what is stored, whatever the order of its figures", async () => {
  await fc.assert(
    fc.asyncProperty(values, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), async (given, order) => {
      await openCity();
      const sent = document(a, given);
      const turned = { ...sent, figures: order.flatMap((index) => sent.figures[index] ?? []) };
      await submit("r2024", turned);
      const stored = await call("GET", `rounds/r2024/submissions/${a}`, { as: "city" });
      expect(submission.parse(stored.body).document).toEqual(normalDocument(sent));
      expect(stored.text).toContain(canonicalJson(normalDocument(sent)));
    }),
    { numRuns: 12 },
  );
});

test("in whatever order units report, and at once or not, the published table is the same", async () => {
  const published = async (order: readonly string[], atOnce: boolean): Promise<unknown> => {
    await openCity();
    const report = async (org: string) => {
      const sent = await submit("r2024", document(org, [String(Number(org.slice(-1)) * 10), "1", "0.5"]));
      expect((await accept("r2024", org, sent.etag)).status).toBe(200);
    };
    if (atOnce) await Promise.all(order.map(report));
    else for (const org of order) await report(org);
    await moveRound("r2024", "close");
    await moveRound("r2024", "publish");
    const { body } = await call("GET", "rounds/r2024/merged", { as: `p${a}` });
    return { ...mergedTable.parse(body), publishedAt: null, asOf: null };
  };
  const expected = await published(units, false);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...units], { minLength: 6 }),
      fc.boolean(),
      async (order, atOnce) => {
        expect(await published(order, atOnce)).toEqual(expected);
      },
    ),
    { numRuns: 5 },
  );
});
