import { readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { noNetwork, scriptedFetch } from "../api/fake-server.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { aDesk, type Desk } from "./a-desk.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk(scriptedFetch(noNetwork).fetch);
  await writeFile(desk.at("own.xlsx"), await plainWorkbookFile({ 台账: rows }));
});
afterEach(() => desk.leave());

/** Two names are only alike, one column is a forecast; the figures are invented. */
const rows = [
  ["桐乡市2024年科技创新主要指标"],
  ["填报单位：桐乡市 330483"],
  ["指标名称", "单位", "2024年实绩", "2024年预计数"],
  ["全社会R&D经费支出", "亿元", 44.9, 45],
  ["国家高企总数", "家", 320, 320],
  ["研发费用占营收比重", "%", 3.3, 3.3],
];

const checkOwn = (...more: string[]) => desk.run("check", desk.at("own.xlsx"), ...more);
const answer = (content: string) => writeFile(desk.at("answers.json"), content);
const withAnswers = (...more: string[]) => checkOwn("--answers", desk.at("answers.json"), ...more);

describe("check of a table in which something is asked", () => {
  test("prints columns and rows with what they may be, why they are asked, and how to answer", async () => {
    const { out } = await checkOwn();
    const [, told = ""] = /(要确认的列和行[\s\S]*?)\n\n/.exec(out) ?? [];
    expect(told.split("\n")).toEqual([
      "要确认的列和行 3 处，回答以前没有取数：",
      "  台账!D3  列“2024年预计数”：可能是 actual 本年实绩。问的原因：列名说的可能只是一部分（几个月、某个园区）或不是最终数",
      "  台账!A5  行“国家高企总数”（家）：可能是 KJ-14 高新技术企业总数（家）、KJ-13 新增高新技术企业数（家）、KJ-62 规上工业企业中的高新技术企业数（家）。问的原因：名称只是相近",
      "  台账!A6  行“研发费用占营收比重”（%）：可能是 KJ-03 规上工业企业研发费用占营业收入比重（%）。问的原因：名称只是相近",
      "  回答：check 加 --write-answers 回答.json 写出这些列和行，填好后加 --answers 回答.json 再审核。",
    ]);
    expect(out).toContain("认出 1 行，待确认 2 行；读到实绩 1 个");
  });

  test("writes what is asked as a file to fill in; as it is it answers nothing", async () => {
    const ran = await checkOwn("--write-answers", desk.at("answers.json"));
    expect(ran.err).toContain("填好后加 --answers");
    const written: unknown = JSON.parse(await readFile(desk.at("answers.json"), "utf8"));
    expect(written).toEqual({
      columns: { "2024年预计数": "" },
      rows: { 国家高企总数: "", 研发费用占营收比重: "" },
      source: "",
    });
    expect((await withAnswers()).out).toContain("要确认的列和行 3 处");
    const again = await checkOwn("--write-answers", desk.at("answers.json"));
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining("已经存在，没有覆盖它") });
  });

  test("counts the figures of what is answered, whatever blanks and width its name is given with", async () => {
    await answer('{"columns": {"２０２４年 预计数": "ignored"}, "rows": {"国家高企总数": "KJ-14"}}');
    const ran = await withAnswers();
    expect(ran.err).toBe("");
    expect(ran.out).toContain("认出 2 行，待确认 1 行；读到实绩 2 个");
    expect(ran.out).toContain("要确认的列和行 1 处");
    const json: unknown = JSON.parse((await withAnswers("--json")).out);
    expect(json).toMatchObject({
      figures: expect.arrayContaining([
        expect.objectContaining({ cell: "台账!C5", indicator: "KJ-14", value: "320" }),
      ]),
    });
  });

  test("keeps answers in the workbook when asked to: afterwards nobody is asked", async () => {
    await answer('{"columns": {"2024年预计数": "ignored"}, "rows": {"国家高企总数": "KJ-14"}}');
    const kept = await withAnswers("--keep");
    expect(kept.err).toContain("的隐藏工作表，以后审核、上报不再问。");
    expect((await checkOwn()).out).toContain("认出 2 行，待确认 1 行；读到实绩 2 个");
    await answer('{"rows": {"研发费用占营收比重": "ignored"}}');
    const all = await withAnswers("--write-answers", desk.at("rest.json"));
    expect(all.err).toBe("没有要确认的列和行，没有写出文件。");
    expect(all.out).not.toContain("要确认的列和行");
  });

  test("takes the source of the whole table, from the command line or the answers, and keeps it", async () => {
    const sourcesIn = async (...more: string[]) => {
      const json: { figures: { cell: string; source?: string | null }[] } = JSON.parse(
        (await checkOwn("--json", ...more)).out,
      );
      return json.figures.flatMap(({ cell, source }) => (source ? [[cell, source]] : []));
    };
    expect(await sourcesIn()).toEqual([]);
    await answer('{"source": " 统计局 "}');
    expect(await sourcesIn("--answers", desk.at("answers.json"))).toEqual([["台账!C4", "统计局"]]);
    const named = await withAnswers("--source", "浙里加计扣除", "--keep");
    expect(named.out).toContain("数据来源：浙里加计扣除（行里另写了来源的，以行里的为准）");
    expect(await sourcesIn()).toEqual([["台账!C4", "浙里加计扣除"]]);
    expect(await checkOwn("--source", "长".repeat(201))).toMatchObject({
      code: 2,
      err: expect.stringContaining("--source 后面写数据来源"),
    });
  });

  test("says which answers fit nowhere in the table", async () => {
    await answer('{"columns": {"完成数": "actual"}, "rows": {"高企": "KJ-14"}}');
    expect((await withAnswers()).err).toMatch(/^回答里的“完成数”“高企”在这张表里没有，没有用到。/);
  });
});

describe("answers that cannot be are refused with a sentence, and nothing is checked", () => {
  test.each([
    ["no file", null, /没有/],
    ["no JSON", "高企总数是 KJ-14", /里不是对列和行的回答。写法如：\{"columns"/],
    ["a list", '["KJ-14"]', /里不是对列和行的回答。/],
    ["other members", '{"rows": {}, "sheets": {}}', /里不是对列和行的回答。/],
    [
      "a row with no code",
      '{"rows": {"国家高企总数": "高新技术企业总数"}}',
      /里行“国家高企总数”写的是“高新技术企业总数”。请写指标代码（如 KJ-14），与报表无关的写 ignored。/,
    ],
    [
      "a code the form lacks",
      '{"rows": {"国家高企总数": "KJ-99"}}',
      /里行“国家高企总数”写的是 KJ-99，《科技创新主要指标年报表》里没有这个指标。/,
    ],
    [
      "a column the form lacks",
      '{"columns": {"2024年 预计数": "实绩"}}',
      /里列“2024年预计数”写的是“实绩”。请写其中一个：number 序号、.*actual 本年实绩、.*ignored 与报表无关。/,
    ],
    [
      "a source that is too long",
      `{"source": "${"长".repeat(201)}"}`,
      /数据来源（source）太长，至多 200 字。/,
    ],
  ])("%s", async (_name, content, sentence) => {
    if (content !== null) await answer(content);
    const ran = await withAnswers();
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(sentence);
  });
});
