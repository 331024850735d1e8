import { describe, expect, test } from "vitest";
import { alignedTable, clip, displayWidth } from "../../../addin/text/aligned-table.ts";
import { apiFailureSentence } from "../../../addin/text/api-failure-sentence.ts";
import { beijingTime } from "../../../addin/text/beijing-time.ts";
import { periodLabel } from "../../../addin/text/finding-view.ts";
import { hostRefusalSentence } from "../../../addin/text/host-refusal-sentence.ts";
import { printable } from "../../../addin/text/printable.ts";
import { problemSentence } from "../../../addin/text/problem-sentence.ts";
import { problemCode } from "../../../shared/schema/problem.ts";

describe("a refusal of the server", () => {
  test("is one sentence of Chinese and one of English for every code", () => {
    for (const code of problemCode.options) {
      const problem = { type: "", title: "", status: 400, code, requestId: "r-17" };
      expect(problemSentence(problem, "zh"), code).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*。$/);
      expect(problemSentence(problem, "en"), code).toMatch(/^[A-Z][^\n\u4e00-\u9fff]*\.$/);
    }
  });

  test("says how long to wait", () => {
    const problem = { type: "", title: "", status: 429, code: "too-many-attempts", requestId: "r" } as const;
    expect(problemSentence({ ...problem, retryAfterSeconds: 40 }, "zh")).toBe(
      "尝试次数过多。请过 40 秒再试。",
    );
    expect(problemSentence({ ...problem, retryAfterSeconds: 900 }, "zh")).toBe(
      "尝试次数过多。请过 15 分钟再试。",
    );
  });

  test("names the request where only the administrator can help", () => {
    const problem = { type: "", title: "", status: 500, code: "internal", requestId: "r-17" } as const;
    expect(problemSentence(problem, "zh")).toContain("r-17");
  });
});

describe("a failure on the way", () => {
  test("names the server that was asked", () => {
    expect(apiFailureSentence({ kind: "offline", why: "unreachable" }, "https://zhibao.test", "zh")).toBe(
      "连不上服务器 https://zhibao.test。请检查网络和服务器地址，稍后再试。",
    );
  });
});

describe("a workbook that cannot be read", () => {
  test("is told with what the host found out", () => {
    const refusal = { code: "sheet-not-found", detail: { sheet: "表三", sheets: "年报表、附表" } } as const;
    expect(hostRefusalSentence(refusal, "zh")).toBe(
      "没有名为“表三”的工作表（有：年报表、附表）。请核对表名。",
    );
  });
});

describe("a file that is too large", () => {
  test.each([
    [{ size: "60 MB > 20 MB" }, "（60 MB，至多 20 MB）"],
    [{ size: "60 MB : 1 MB" }, "（1 MB 的文件展开后有 60 MB）"],
    [{ sheet: "备用", size: "100000 × 26 > 499986" }, "（备用：100000 行 × 26 列，至多 499986 格）"],
    [{ sheet: "备用", cell: "A1", size: "32768 > 32767" }, "（备用!A1：32768，至多 32767）"],
    [{}, ""],
  ])("%j is told without signs", (detail, told) => {
    expect(hostRefusalSentence({ code: "too-large", detail }, "zh")).toBe(
      `这个文件太大${told}。请删去无关的工作表和表外的内容后再试。`,
    );
  });
});

describe("a cell that cannot be shown", () => {
  test("says that its sheet is hidden, not that there is none", () => {
    const refusal = { code: "sheet-not-found", detail: { sheet: "备用", visibility: "hidden" } } as const;
    expect(hostRefusalSentence(refusal, "zh")).toBe("工作表“备用”被隐藏，转不到那里。请先取消隐藏再试。");
  });
});

describe("a sheet that is locked", () => {
  test("is named where people see it; the hidden one that keeps the receipt is told by what it is for", () => {
    const shown = { code: "sheet-locked", detail: { sheet: "年报表", cell: "A1" } } as const;
    const hidden = { code: "sheet-locked", detail: { sheet: "_zhibao", visibility: "veryHidden" } } as const;
    expect([hostRefusalSentence(shown, "zh"), hostRefusalSentence(hidden, "zh")]).toEqual([
      "工作表“年报表”受保护，要写入的单元格被锁定。请在“审阅”里取消“保护工作表”后再试。",
      "存放回执的隐藏工作表加了保护，写不进去。请让给文件加保护的人取消保护，或换用新的模板填报。",
    ]);
    expect(hostRefusalSentence(hidden, "en")).not.toContain("_zhibao");
  });
});

describe("lines of a terminal", () => {
  test("count Chinese characters as two columns", () => {
    expect(displayWidth("R&D经费（亿元）")).toBe(15);
    expect(displayWidth("KJ-07")).toBe(5);
  });

  test("align a table whatever the script of its cells", () => {
    const lines = alignedTable(
      [{ title: "指标" }, { title: "值", align: "right" }],
      [
        ["研发投入", "1.5"],
        ["GDP", "1000"],
      ],
    );
    expect(lines).toEqual(["指标        值", "研发投入   1.5", "GDP       1000"]);
    expect(new Set(lines.map(displayWidth)).size).toBe(1);
  });

  test("are clipped between characters, never inside one", () => {
    expect(clip("技术合同成交额", 8)).toBe("技术合…");
    expect(clip("技术", 8)).toBe("技术");
  });

  test("carry nothing a terminal would obey, whoever wrote them", () => {
    expect(printable("理由：\u001b[2J\u202e请看\r第二行")).toBe("理由：\ufffd[2J\ufffd请看\ufffd第二行");
    expect(printable("一行\n二行\t三")).toBe("一行\n二行\t三");
  });

  test("a line break in a cell does not break the table", () => {
    expect(alignedTable([{ title: "说明" }], [["第一行\r\n第二行"]])[1]).toBe("第一行 第二行");
  });
});

describe("times and periods", () => {
  test("are those of Beijing", () => {
    expect(beijingTime("2024-12-31T16:30:00.000Z")).toBe("2025-01-01 00:30");
  });

  test.each([
    ["2024", "2024年"],
    ["2024Q3", "2024年三季度"],
    ["2024M06", "2024年6月"],
  ])("%s reads %s", (period, label) => {
    expect(periodLabel(period, "zh")).toBe(label);
  });
});
