import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { mergedTable } from "../../shared/schema/merged.ts";
import { rights } from "../../worker/http/rights.ts";
import { accept, call, moveRound, submit } from "./call.ts";
import { round, testCity, units } from "./city.ts";
import { document } from "./document.ts";
import { outcome } from "./triplets/triplet.ts";

const [a, b] = units;
/** A number that stands in nothing else. */
const secret = "777717";

const readers = [`p${b}`, "section-b"];

/** Every GET address there is about a round, with every unit and revision in it. */
function addresses(id: string): string[] {
  const gets = Object.values(rights).filter(({ method }) => method === "GET");
  return gets.flatMap(({ path }) => {
    const withRound = path.replace(":round", id).replace(":form", "small").replace(":version", "1");
    const all = units.flatMap((org) =>
      ["1", "2"].map((revision) => withRound.replace(":org", org).replace(":revision", revision)),
    );
    return [...new Set(all)].map((address) =>
      address.endsWith("/merged") ? `${address}?rounds=${id}` : address,
    );
  });
}

const seenBy = async (reader: string, id: string): Promise<string[]> => {
  const leaks: string[] = [];
  for (const address of addresses(id)) {
    const { text } = await call("GET", address, { as: reader });
    if (text.includes(secret)) leaks.push(address);
  }
  return leaks;
};

describe("before publication", () => {
  beforeEach(async () => {
    await testCity(env.DB);
    await moveRound("r2024", "open");
    await submit("r2024", document(b));
    const first = await submit("r2024", document(a, [secret, "4", "1.5"]));
    await submit("r2024", document(a, [secret, "5", "1.5"]), { base: first.etag });
  });

  test("no route gives another county's figures, neither submitted, accepted nor after closing", async () => {
    for (const reader of readers) expect(await seenBy(reader, "r2024")).toEqual([]);
    await accept("r2024", a, '"r2-e2"');
    for (const reader of readers) expect(await seenBy(reader, "r2024")).toEqual([]);
    await moveRound("r2024", "close");
    for (const reader of readers) expect(await seenBy(reader, "r2024")).toEqual([]);
  });

  test("the secret is there to be found: its owner and the city see it", async () => {
    expect((await seenBy(`p${a}`, "r2024")).length).toBeGreaterThan(0);
    expect((await seenBy("city", "r2024")).length).toBeGreaterThan(0);
  });

  test("a refused submission tells nothing of another county's", async () => {
    const reply = await submit("r2024", document(b, ["1", "9", "1"]), { base: '"r9-e9"' });
    expect(reply.text).not.toContain(secret);
  });
});

describe.for([
  ["full", true],
  ["quartiles", false],
  ["rank", false],
] as const)("after publication with visibility %s", ([visibility, seen]) => {
  test(`a county ${seen ? "sees" : "does not see"} the others' values`, async () => {
    await testCity(env.DB, { rounds: [round("r2024", { visibility })] });
    await moveRound("r2024", "open");
    for (const [index, org] of units.entries()) {
      const sent = await submit(
        "r2024",
        document(org, [org === a ? secret : String(10 + index), "4", "1.5"]),
      );
      await accept("r2024", org, sent.etag);
    }
    await moveRound("r2024", "close");
    await moveRound("r2024", "publish");
    const leaks = await seenBy(`p${b}`, "r2024");
    const ownUnits = leaks.filter((address) => !address.includes("merged"));
    expect([leaks.length > 0, ownUnits]).toEqual([seen, []]);
    const pulled = await call("GET", "rounds/r2024/merged", { as: `p${b}` });
    const table = mergedTable.parse(pulled.body);
    expect(table.audience).toBe(visibility);
    expect(table.orgs.map(({ id }) => id)).toEqual(seen ? [...units] : [b]);
    const city = mergedTable.parse((await call("GET", "rounds/r2024/merged", { as: "city" })).body);
    expect([city.audience, city.orgs.length]).toEqual(["city", 6]);
  });
});

describe("a round a county takes no part in", () => {
  test("is not there for it, before and after publication", async () => {
    await testCity(env.DB, { rounds: [round("r2024", { participants: [a, ...units.slice(2)] })] });
    await moveRound("r2024", "open");
    expect(outcome(await submit("r2024", document(b)))).toBe("404 not-found");
    const sent = await submit("r2024", document(a, [secret, "4", "1.5"]));
    await accept("r2024", a, sent.etag);
    await moveRound("r2024", "close");
    await moveRound("r2024", "publish");
    expect(await seenBy(`p${b}`, "r2024")).toEqual([]);
    for (const path of ["rounds/r2024", "rounds/r2024/merged", "merged?rounds=r2024"])
      expect(outcome(await call("GET", path, { as: `p${b}` }))).toBe("404 not-found");
    expect((await call("GET", "rounds", { as: `p${b}` })).body).toEqual({ rounds: [] });
  });
});

describe("another city", () => {
  test("has rounds, forms and units of the same names and sees nothing of this one's", async () => {
    await testCity(env.DB);
    await testCity(env.DB, { tenant: "990200" });
    await moveRound("r2024", "open");
    const sent = await submit("r2024", document(a, [secret, "4", "1.5"]));
    await accept("r2024", a, sent.etag);
    for (const address of addresses("r2024")) {
      for (const as of ["city-990200", `p${a}-990200`]) {
        const { text } = await call("GET", address, { as, tenant: "990200" });
        expect(text).not.toContain(secret);
      }
    }
    const headers = { "Idempotency-Key": crypto.randomUUID(), "If-Match": sent.etag ?? "" };
    const path = `rounds/r2024/submissions/${a}/accept`;
    const reply = await call("POST", path, { as: "city-990200", tenant: "990200", headers });
    expect(outcome(reply)).toBe("404 not-found");
  });
});
