import { afterAll, beforeAll, expect, test } from "vitest";
import { jiashan2024 } from "../../worker/demo/real-figures.ts";
import { type RealWorker, startWorker } from "../real-worker.ts";
import { foundEmptyCity, loginOf, password } from "./city.ts";
import { desk } from "./command-line.ts";
import { explainFile } from "./explain-file.ts";
import { fillFile } from "./fill-file.ts";

let worker: RealWorker;
beforeAll(async () => {
  worker = await startWorker();
  await foundEmptyCity(worker);
}, 120_000);
afterAll(() => worker.stop());

const round = "2024-annual";
const asPrinted = { category: "其他", text: "公开文件原文所印数据，未作调整；文件没有写明原因。" };

test("what only the city can let pass: asked for with a reason, declined, asked for anew, released, submitted, seen in review", async () => {
  const admin = desk(worker, password);
  await admin.must("sign-in", "jiaxing-admin");
  const rule = ["FORM-90", "新增高新技术企业数 ≤ 1", "--severity", "准强制性", "--reason", "演练：一定查出"];
  await admin.must("rules", "write", ...rule);
  await admin.must("rules", "trial", "FORM-90");
  await admin.must("rules", "activate", "FORM-90", "--hits", "0");
  const city = desk(worker, password);
  await city.must("sign-in", "jiaxing");
  await city.must("open", round);

  const county = desk(worker, password);
  await county.must("sign-in", loginOf(jiashan2024.org));
  await county.must("template", "--round", round, "--out", "表.xlsx");
  await fillFile(county.path("表.xlsx"), jiashan2024);
  const stopped = await county.run("submit", "表.xlsx", "--write-explanations", "放行.json");
  expect([stopped.code, stopped.out]).toEqual([1, expect.stringContaining("准强制性 1")]);
  expect(stopped.err).toContain("加 --ask-release 请市局放行");
  const ask = ["submit", "表.xlsx", "--explain", "放行.json", "--ask-release"];
  explainFile(county.path("放行.json"), { category: "其他", text: "核实无误" });
  expect((await county.run(...ask)).out).toContain("不合格");
  expect(await city.must("releases", round)).toContain("没有待处理的放行请求");
  explainFile(county.path("放行.json"), asPrinted);
  expect((await county.run(...ask)).out).toContain("等市局处理：");

  const listed = await city.must("releases", round);
  expect(listed).toContain(`嘉善县（${jiashan2024.org}）  等市局处理`);
  expect(listed).toContain("［其他］公开文件原文所印数据，未作调整；文件没有写明原因。");
  const [number = ""] = /^[0-9a-f]{8}/m.exec(listed) ?? [];
  const decide = (step: string, reason: string) =>
    city.must("releases", round, step, jiashan2024.org, number, "--reason", reason);
  await decide("decline", "请写明文件名称");
  explainFile(county.path("放行.json"), { category: "上级核定", text: "见2024年政府工作报告所附指标表" });
  expect((await county.run(...ask)).out).toContain("等市局处理：");
  expect(await decide("release", "报告附表已核")).toContain("已放行：嘉善县");
  expect((await county.run(...ask)).out).not.toContain("准强制性（");

  const checked = await county.run("check", "表.xlsx");
  expect([checked.code, checked.out]).toEqual([0, expect.stringContaining("已放行 1")]);
  await county.run("submit", "表.xlsx", "--write-explanations", "说明.json");
  explainFile(county.path("说明.json"), asPrinted);
  expect(await county.must("submit", "表.xlsx", "--explain", "说明.json")).toMatch(/回执/);
  const reviewed = await city.must("review", round, jiashan2024.org);
  expect(reviewed).toContain("已放行（市局已放行，不再挡上报）1 条");
  expect(reviewed).toContain("报告附表已核。本单位说明：［上级核定］见2024年政府工作报告所附指标表");
}, 240_000);
