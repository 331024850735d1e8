import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoTable } from "../../worker/demo/entry.ts";
import { jiashan2024, tongxiang2020 } from "../../worker/demo/real-figures.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { readCsv } from "../shared/catalogue/read-csv.ts";
import { foundEmptyCity, loginOf, password } from "./city.ts";
import { desk } from "./command-line.ts";
import { explainFile } from "./explain-file.ts";
import { fillFile } from "./fill-file.ts";
import { peerSheetCells } from "./peer-sheet-cells.ts";

/**
 * The whole way on real figures, by the command line against the real Worker: template → filled workbook → check → submit
 * → accept → publish → peer sheet in a third unit's workbook. What must come out is taken from figures.csv, not from
 * anything the product computed.
 */

const documents = new Map(readCsv("figures.csv").map((row) => [row.id ?? "", row]));
const rounds = [
  { id: "2020-annual", table: tongxiang2020, name: "桐乡市", other: "嘉善县" },
  { id: "2024-annual", table: jiashan2024, name: "嘉善县", other: "桐乡市" },
];

let worker: RealWorker;
beforeAll(async () => {
  worker = await startWorker();
  await foundEmptyCity(worker);
});
afterAll(() => worker.stop());

/** Values the documents state, by indicator code; null where they are silent. */
const stated = ({ entries }: DemoTable): Map<string, number | null> =>
  new Map(
    entries
      .filter(
        ({ actual }) => actual !== null && (actual.text !== null || actual.availability !== "available"),
      )
      .map(({ indicator, source }) => {
        const [id] = source.actual;
        return [indicator, id === undefined ? null : Number(documents.get(id)?.value)];
      }),
  );

/** The documents give no reasons: this can truly be said. */
const asPrinted = { category: "其他", text: "公开文件原文所印数据，未作调整；文件没有写明原因。" };

describe.each(rounds)("$id: figures of $name", ({ id, table, name, other }) => {
  it("go from a filled template to a peer sheet in another unit's workbook, cell for cell", async () => {
    const city = desk(worker, password);
    const county = desk(worker, password);
    const peer = desk(worker, password);
    await city.must("sign-in", "jiaxing");
    await city.must("open", id);

    await county.must("sign-in", loginOf(table.org));
    await county.must("template", "--round", id, "--out", "表.xlsx");
    await fillFile(county.path("表.xlsx"), table);
    expect((await county.run("check", "表.xlsx")).code).toBe(0);
    // Some ratios are printed without their base items, some targets lie below last year: that is asked about.
    const silent = await county.run("submit", "表.xlsx", "--write-explanations", "说明.json");
    expect([silent.code, silent.err]).toEqual([1, expect.stringContaining("没有上报")]);
    explainFile(county.path("说明.json"), asPrinted);
    expect(await county.must("submit", "表.xlsx", "--explain", "说明.json")).toMatch(/回执/);

    const reviewed = await city.must("review", id, table.org);
    expect(reviewed).toContain(name);
    expect(reviewed).toContain("［其他］公开文件原文所印数据，未作调整；文件没有写明原因。");
    await city.must("accept", id, table.org);

    await peer.must("sign-in", "haiyan");
    await peer.must("template", "--round", id, "--out", "同级.xlsx");
    expect((await peer.run("pull", "--round", id, "--into", "同级.xlsx")).code).toBe(3);

    await city.must("close", id);
    await city.must("publish", id, "--without-missing");
    await peer.must("pull", "--round", id, "--into", "同级.xlsx");
    const cells = await peerSheetCells(readFileSync(peer.path("同级.xlsx")), /同级|对比|汇总/);

    const expected = stated(table);
    const numbers = [...expected].filter(([, value]) => value !== null);
    expect(numbers.length).toBeGreaterThan(5);
    for (const [code, value] of numbers) expect([code, cells.get(code)?.get(name)]).toEqual([code, value]);
    const unknown = [...expected].filter(([, value]) => value === null);
    for (const [code] of unknown) expect([code, cells.get(code)?.get(name)]).toEqual([code, "未提供"]);
    // Who has not reported is missing, not zero; one unit's figures are no total.
    for (const [code] of expected) expect([code, cells.get(code)?.get(other)]).toEqual([code, "未报"]);
    expect(cells.get("KJ-13")?.get("报送单位合计")).toBe("不显示(单位数不足)");
  });

  it("is unchanged when pulled again, and the file is not touched", async () => {
    const peer = desk(worker, password);
    await peer.must("sign-in", "haiyan");
    await peer.must("template", "--round", id, "--out", "同级.xlsx");
    await peer.must("pull", "--round", id, "--into", "同级.xlsx");
    const before = readFileSync(peer.path("同级.xlsx"));
    expect(await peer.must("pull", "--round", id, "--into", "同级.xlsx")).toContain("没有变化");
    expect(readFileSync(peer.path("同级.xlsx")).equals(before)).toBe(true);
  });
});
