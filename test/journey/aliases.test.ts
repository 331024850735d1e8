import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { ownAnswers, ownRows, ownSheet } from "../addin/flow/own-table.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity, loginOf, password } from "./city.ts";
import { type Desk, desk } from "./command-line.ts";

let worker: RealWorker;
let city: Desk;
beforeAll(async () => {
  worker = await startWorker();
  await foundEmptyCity(worker);
  city = desk(worker, password);
  await city.must("sign-in", "jiaxing");
}, 120_000);
afterAll(() => worker.stop());

/** A county's desk with its own table, in which one name is understood by nobody else. */
async function county(org: string, name: string): Promise<Desk> {
  const own = desk(worker, password);
  await own.must("sign-in", loginOf(org));
  const rows = ownRows().map((row) =>
    row.map((cell) => (cell === "某数" ? "2024年实绩" : cell === "海宁市" ? name : cell)),
  );
  writeFileSync(own.path("台账.xlsx"), await plainWorkbookFile({ [ownSheet]: rows }));
  return own;
}

/** How the row with the odd name was told. */
async function toldBy({ run }: Desk): Promise<string | undefined> {
  const { out } = await run("check", "台账.xlsx", "--json");
  return /"name": "本局高企口径",[\s\S]*?"how": "(\w+)"/.exec(out)?.[1];
}

test("one county answers once, the city accepts, another county is not asked; withdrawn, it is asked again", async () => {
  const haining = await county("330481", "海宁市");
  const pinghu = await county("330482", "平湖市");
  expect([await toldBy(haining), await toldBy(pinghu)]).toEqual(["none", "none"]);
  writeFileSync(haining.path("回答.json"), JSON.stringify({ rows: ownAnswers.rows }));
  const kept = await haining.run("check", "台账.xlsx", "--answers", "回答.json", "--keep");
  expect(kept.err).toContain("已把 1 个行的叫法（只有名称和单位，没有数据）告诉市里");

  expect(await city.must("aliases")).toContain("本局高企口径");
  await city.must("aliases", "accept", "KJ-13", "本局高企口径");
  expect([await toldBy(haining), await toldBy(pinghu)]).toEqual(["answer", "accepted"]);

  await city.must("aliases", "withdraw", "KJ-13", "本局高企口径", "--reason", "口径不同");
  expect([await toldBy(haining), await toldBy(pinghu)]).toEqual(["answer", "none"]);
});
