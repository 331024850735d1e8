import { describe, expect, test } from "vitest";
import { printStatus, readStatus, statusOptions } from "../../../shared/codec/status.ts";

test("the eight words of 数据状态 are offered in one order and read back as what they print", () => {
  expect(statusOptions.map(({ label }) => label)).toEqual([
    "预计数",
    "快报数",
    "年报数",
    "核定数",
    "未出数",
    "不适用",
    "未提供",
    "不公开",
  ]);
  for (const { label, ...status } of statusOptions) {
    expect(readStatus(label)).toEqual(status);
    expect(printStatus(status)).toBe(label);
  }
});

describe("other words for the same are accepted", () => {
  test.each([
    ["上级核定", "核定数"],
    ["快报", "快报数"],
    ["年 报", "年报数"],
    ["未公布", "未出数"],
    ["未提供(来源未载)", "未提供"],
    ["未提供（来源未载）", "未提供"],
    ["来源未载", "未提供"],
    ["涉密", "不公开"],
  ])("%s is %s", (written, label) => {
    const status = readStatus(written);
    expect(status && printStatus(status)).toBe(label);
  });
});

test("an unknown word is not guessed", () => {
  for (const word of ["", "有数", "无", "/", "toString", "预计数快报数", "数".repeat(1000)])
    expect(readStatus(word)).toBeUndefined();
});

test("where there is no number its stage is not printed", () => {
  expect(printStatus({ availability: "notYet", stage: "annual" })).toBe("未出数");
});
