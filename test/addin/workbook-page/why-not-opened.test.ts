import { describe, expect, test } from "vitest";
import { whyNotOpened } from "../../../addin/workbook-page/why-not-opened.ts";

const file = (name: string) => ({ name, isFolder: false });

describe("what is dropped", () => {
  test.each(["年报表.xlsx", "2025~表.xlsx", "宏.xlsm", "没有后缀", "a.csv"])("%s is looked at", (name) => {
    expect(whyNotOpened([file(name)])).toBeNull();
  });

  test("nothing, as a dragged word, is nothing to speak of", () => {
    expect(whyNotOpened([])).toBeNull();
  });

  test.each(["~$年报表.xlsx", ".~年报表.xlsx", ".~lock.年报表.xlsx#"])("%s is a lock file", (name) => {
    expect(whyNotOpened([file(name)])).toEqual({ why: "lock-file", name });
  });

  test("a folder is no file, and of several none is guessed", () => {
    const folder = { name: "年报", isFolder: true };
    expect(whyNotOpened([folder])).toEqual({ why: "folder", name: "年报" });
    expect(whyNotOpened([file("甲.xlsx"), file("乙.xlsx")])).toEqual({ why: "several", name: "甲.xlsx" });
    expect(whyNotOpened([folder, file("乙.xlsx")])).toEqual({ why: "several", name: "年报" });
  });
});
