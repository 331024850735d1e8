import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownAnswers, ownFile } from "../addin/flow/own-table.ts";
import { lockStructure } from "../addin/host/lock-structure.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity, loginOf, password } from "./city.ts";
import { type Desk, desk } from "./command-line.ts";

let worker: RealWorker;
beforeAll(async () => {
  worker = await startWorker();
  await foundEmptyCity(worker);
}, 120_000);
afterAll(() => worker.stop());

/** A machine that has never seen the unit's table, whose workbook takes no hidden sheet. */
async function machineOf(org: string, year?: number): Promise<Desk> {
  const own = desk(worker, password);
  await own.must("sign-in", loginOf(org));
  writeFileSync(own.path("台账.xlsx"), lockStructure(await ownFile(year)));
  return own;
}

/** How head and row that nobody else understands were told. */
async function toldBy({ run }: Desk): Promise<(string | undefined)[]> {
  const { out } = await run("check", "台账.xlsx", "--json");
  return [
    /"header": "某数",[\s\S]*?"how": "(\w+)"/.exec(out)?.[1],
    /"name": "本局高企口径",[\s\S]*?"how": "(\w+)"/.exec(out)?.[1],
  ];
}

test("answers about a locked workbook serve the unit's other machines, also next year, and no other unit", async () => {
  const first = await machineOf("330481");
  writeFileSync(first.path("回答.json"), JSON.stringify(ownAnswers));
  const kept = await first.run("check", "台账.xlsx", "--answers", "回答.json", "--keep", "--no-offer");
  expect(kept.err).toContain("也存到了服务器上，只给本单位用");

  const asked = ["none", "none"];
  const known = ["answer", "answer"];
  expect(await toldBy(await machineOf("330481"))).toEqual(known);
  expect(await toldBy(await machineOf("330481", 2025))).toEqual(known);
  expect(await toldBy(await machineOf("330482"))).toEqual(asked);
  const nobody = await machineOf("330481");
  await nobody.must("sign-out");
  expect(await toldBy(nobody)).toEqual(asked);
});
