import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { knownTable } from "../../../shared/schema/table-answers.ts";
import { call, refusal } from "../call.ts";
import { testCity, units } from "../city.ts";
import { heads, said, tablePath, tell } from "../own-tables.ts";
import { outcome, type Triplet } from "./triplet.ts";

const [a, b] = units;

export const ownTable: Triplet = {
  happy: async () => {
    const before = await call("GET", tablePath(a), { as: `p${a}` });
    expect(knownTable.parse(before.body)).toEqual({ answers: null });
    await tell(a);
    for (const as of [`p${a}`, "section", "head"])
      expect((await call("GET", tablePath(a), { as })).body).toEqual({ answers: said });
    expect((await call("GET", tablePath(a, heads(1)), { as: `p${a}` })).body).toEqual({ answers: null });
  },
  wrongInput: async () => {
    for (const wrong of ["short", heads().toUpperCase(), `${heads()}a`])
      expect(outcome(await call("GET", tablePath(a, wrong), { as: `p${a}` }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    await tell(a);
    expect(outcome(await call("GET", tablePath(a)))).toBe("401 unauthenticated");
    for (const as of [`p${b}`, "section-b", "city", "admin"])
      expect(outcome(await call("GET", tablePath(a), { as }))).toBe("403 forbidden");
    expect((await call("GET", tablePath(b), { as: `p${b}` })).body).toEqual({ answers: null });
    await testCity(env.DB, { tenant: "990200", rounds: [] });
    const elsewhere = { as: `p${a}-990200`, tenant: "990200" };
    expect((await call("GET", tablePath(a), elsewhere)).body).toEqual({ answers: null });
  },
};

export const tellOwnTable: Triplet = {
  happy: async () => {
    expect((await tell(a, said, { as: "section" })).body).toEqual({ answers: said });
    const corrected = { columns: { 某数: "ignored" }, rows: {}, source: "浙里加计扣除" };
    expect((await tell(a, corrected)).body).toEqual({ answers: corrected });
    expect((await call("GET", tablePath(a), { as: `p${a}` })).body).toEqual({ answers: corrected });
  },
  wrongInput: async () => {
    const strange = await tell(a, { ...said, rows: { 本县企业口径: "KJ-999" } });
    expect(refusal(strange).errors).toEqual([{ pointer: "/answers/rows", code: "not-of-the-form" }]);
    const wrong = [
      { ...said, rows: { "3117.3": "KJ-901" } },
      { ...said, columns: { "12": "actual" } },
      { ...said, columns: { 某数: "gdp" } },
      { ...said, figures: ["12"] },
      {
        ...said,
        rows: Object.fromEntries(
          Array.from({ length: 400 }, (_, at) => [`${"名".repeat(170)}${at}`, "ignored"]),
        ),
      },
    ];
    for (const answers of wrong) expect(outcome(await tell(a, answers))).toBe("400 malformed");
    expect(outcome(await tell(a, said, { version: 9 }))).toBe("404 not-found");
    expect(outcome(await tell(a, said, { fingerprint: "short" }))).toBe("404 not-found");
  },
  wrongPerson: async () => {
    for (const as of [`p${b}`, "section-b", "head", "city", "admin"])
      expect(outcome(await tell(a, said, { as }))).toBe("403 forbidden");
    const body = { version: 1, answers: said };
    expect(outcome(await call("PUT", tablePath(a), { body }))).toBe("401 unauthenticated");
    expect((await call("GET", tablePath(a), { as: `p${a}` })).body).toEqual({ answers: null });
  },
};
