import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import { oddRow, ownRows } from "../addin/flow/own-table.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity, loginOf, password } from "./city.ts";
import { desk } from "./command-line.ts";
import { explainFile } from "./explain-file.ts";

/** What only the sheet says of its numbers reaches the city with its explanation. The figure is invented. */

const org = "330421";
const round = "2024-annual";
const why = "测试：统计局已反馈核定数，备注还没有来得及改";

let worker: RealWorker;
beforeAll(async () => {
  worker = await startWorker();
  await foundEmptyCity(worker);
});
afterAll(() => worker.stop());

/** A bureau's own table of nine months, as its name says, whose one number is expected, as its remark says. */
function table(): Promise<Uint8Array> {
  const named = yearlyForm.indicators.find(({ code }) => code === "KJ-13")?.name ?? "";
  const rows = ownRows(2024, "嘉善县").map((row, at) => {
    if (at === oddRow - 2) return row.with(3, "2024年实绩");
    return at === oddRow - 1 ? [named, "家", null, 12, null, "预计数"] : row;
  });
  return plainWorkbookFile({ "1-9月": rows });
}

it("a table of nine months with an expected number is submitted once both are explained, and the reviewer reads why", async () => {
  const city = desk(worker, password);
  const county = desk(worker, password);
  await city.must("sign-in", "jiaxing");
  await city.must("open", round);
  await county.must("sign-in", loginOf(org));
  writeFileSync(county.path("表.xlsx"), await table());

  const checked = await county.must("check", "表.xlsx");
  expect(checked).toContain("核实性（请核对）2 条");
  expect(checked).toContain("审核说明：已说明 0 条，待说明 2 条");
  const silent = await county.run("submit", "表.xlsx", "--write-explanations", "说明.json");
  expect([silent.code, silent.err]).toEqual([1, expect.stringContaining("没有上报")]);
  expect((await city.run("review", round, org)).code).toBe(3);

  explainFile(county.path("说明.json"), { category: "上级核定", text: why });
  const sent = await county.must("submit", "表.xlsx", "--explain", "说明.json");
  expect(sent).toMatch(/^已上报/);

  const reviewed = await city.must("review", round, org);
  expect(reviewed).toContain("核实性（请核对）2 条");
  expect(reviewed).toContain("表外写着“1-9月”");
  expect(reviewed).toContain("说明（备注）里写着“预计数”");
  expect(reviewed.split("\n").filter((line) => line.endsWith(`［上级核定］${why}`))).toHaveLength(2);
  const counted = /强制性 0，.*/;
  expect(counted.exec(reviewed)?.[0]).toBe(counted.exec(sent)?.[0]);
  expect(await county.must("submit", "表.xlsx")).toContain("这份内容已经上报过");
});
