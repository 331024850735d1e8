import { readFileSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import demo from "../../worker/demo/demo-password.json" with { type: "json" };
import { loadDemo } from "../../worker/demo/load.ts";
import { snapshotOf } from "../addin/host/opened.ts";
import { quietly } from "../browser/quietly.ts";
import { submittedBy } from "../browser/submitted-by.ts";
import { editedFile } from "../fixtures/own-tables/edited-file.ts";
import { actualsIn, demoActuals, misread, ownTables } from "../fixtures/own-tables/own-tables.ts";
import { type RealWorker, startWorker, tokenSecret } from "../real-worker.ts";
import { desk } from "./command-line.ts";
import { explainFile } from "./explain-file.ts";

let worker: RealWorker;
beforeEach(async () => {
  worker = await startWorker();
  await quietly(() => loadDemo({ DB: worker.database, TOKEN_SECRET: tokenSecret }));
}, 120_000);
afterEach(() => worker.stop());

test.each(ownTables)(
  "$id: edited in LibreOffice, it is submitted with the figures it shows, and is known by its receipt elsewhere",
  async (table) => {
    const file = `${table.id}.xlsx`;
    const county = desk(worker, demo.password);
    await county.must("sign-in", "tongxiang");
    writeFileSync(county.path(file), editedFile(table));
    expect((await county.run("submit", file, "--write-explanations", "说明.json")).code).toBe(1);
    explainFile(county.path("说明.json"), {
      category: "上级核定",
      text: "演练说明（虚构）：由市统计局核定反馈",
    });
    expect(await county.must("submit", file, "--explain", "说明.json")).toMatch(/^已上报/);
    const document = await submittedBy(worker, { login: "tongxiang", org: "330483" });
    expect(actualsIn(document)).toEqual({ ...demoActuals, ...table.changed });
    const bytes = new Uint8Array(readFileSync(county.path(file)));
    expect(misread(await snapshotOf(bytes), document)).toEqual([]);

    const elsewhere = desk(worker, demo.password);
    await elsewhere.must("sign-in", "tongxiang");
    writeFileSync(elsewhere.path(file), bytes);
    expect(await elsewhere.must("submit", file)).toContain("这份内容已经上报过");
  },
);
