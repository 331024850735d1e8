import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { openFakePage, type PageOptions, script } from "./fake-page.ts";

const elsewhere = {
  zh: "没有合适的 Excel，或者用的是 WPS 的，可以用新版 Edge 或 Chrome 浏览器打开下面的地址，在网页里填报同一份工作簿：",
  en: "Without a suitable Excel, or with WPS, open this address in a current Edge or Chrome and work on the same workbook there:",
};
const works = {
  zh: "可用的有：Excel 2021（或 LTSC 2021）及更新的版本、Microsoft 365、网页版 Excel。",
  en: "These work: Excel 2021 (or LTSC 2021) and newer, Microsoft 365, Excel on the web.",
};
const address = "https://zhibao.example.gov.cn/";

const inChinese = (...lines: string[]) => ({
  lang: "zh-CN",
  role: "alert",
  lines: ["指报", ...lines, elsewhere.zh, address],
});
const inEnglish = (...lines: string[]) => ({
  lang: "en",
  role: "alert",
  lines: ["Zhibao", ...lines, elsewhere.en, address],
});

const tooOld = "这里的 Office（或浏览器）太旧，打不开指报窗格。";
const unreachable =
  "连不上 Office 的组件（office.js），窗格没有打开。请检查网络或代理，然后关闭窗格再打开；仍不行的请联系本单位的网络管理员。";

const modern: PageOptions = { browser: "modern", language: "zh-CN" };
const officeJs = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Whether esbuild finds nothing in a script that it would have to rewrite for ECMAScript 5; commas it does not keep. */
function isEs5(source: string): boolean {
  if (/,\s*\)/.test(source)) return false;
  try {
    const written = (target: string) => transformSync(source, { target }).code;
    return written("es5") === written("esnext");
  } catch {
    return false; // syntax that cannot even be rewritten
  }
}

describe("the script for old hosts", () => {
  it("is ECMAScript 5 from end to end", () => {
    expect(isEs5(script)).toBe(true);
    expect(["let a = 1", "f(() => 1)", "a = `b`", "a = b ?? c", "f(a,)", "a = { b }"].map(isEs5)).toEqual(
      Array(6).fill(false),
    );
  });

  it("tells Office 2016 and 2019 in Internet Explorer's web view which versions work, and where else to go", () => {
    expect(openFakePage({ browser: "es5", language: "zh-CN" }).notice()).toEqual(inChinese(tooOld, works.zh));
  });

  it("tells the old Edge, which knows modules but not what the pane is written in", () => {
    const userAgent =
      "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/70.0 Safari/537.36 Edge/18.19045";
    expect(openFakePage({ ...modern, userAgent }).notice()).toEqual(inChinese(tooOld, works.zh));
  });

  it("tells a browser that lacks the youngest thing the pane asks for", () => {
    expect(openFakePage({ ...modern, browser: "of 2023" }).notice()).toEqual(inChinese(tooOld, works.zh));
  });

  it("shows nothing where the pane can run, neither at once nor once Excel has answered", () => {
    const page = openFakePage(modern);
    const before = page.notice();
    page.loadOffice().answer();
    page.runOutOfPatience();
    expect([before, page.notice()]).toEqual([null, null]);
  });

  it("tells an Excel without ExcelApi 1.14, in the language of Office", () => {
    const page = openFakePage(modern);
    page.loadOffice({ displayLanguage: "en-US" }).answer();
    page.show("old-excel");
    expect(page.notice()).toEqual(
      inEnglish("This Excel is too old for Zhibao (it lacks ExcelApi 1.14).", works.en),
    );
  });

  it("tells a plain browser tab that the page belongs in Excel", () => {
    const page = openFakePage(modern);
    page.show("no-office");
    expect(page.notice()).toEqual(
      inChinese("这个页面要在 Excel 里打开：请在 Excel 的“科创指标”选项卡选择“打开窗格”。"),
    );
  });

  it("tells at once that office.js cannot be loaded, and says it once only", () => {
    const page = openFakePage(modern);
    page.failToLoad(officeJs);
    page.runOutOfPatience();
    expect(page.notice()).toEqual(inChinese(unreachable));
  });

  it("does not take another file for office.js", () => {
    const page = openFakePage(modern);
    page.failToLoad(`${address}icons/app-32.png`);
    expect(page.notice()).toBeNull();
  });

  it("tells that Excel does not answer, and takes it back when it does after all", () => {
    const page = openFakePage(modern);
    const office = page.loadOffice();
    page.runOutOfPatience();
    const late = page.notice();
    office.answer();
    expect([late, page.notice()]).toEqual([inChinese(unreachable), null]);
  });

  it("a reason that main.tsx finds replaces an office.js that came late, and stays", () => {
    const page = openFakePage(modern);
    const office = page.loadOffice();
    page.runOutOfPatience();
    page.show("old-excel");
    office.answer();
    page.show("no-office");
    expect(page.notice()).toEqual(
      inChinese("这个 Excel 的版本太旧（缺少 ExcelApi 1.14），用不了指报。", works.zh),
    );
  });

  it.each([
    [
      "the address Office opens",
      { search: "?view=check&_host_Info=Excel$Win32$16.01$en-US$$$$0", language: "zh-CN" },
      "en",
    ],
    [
      "the address of an older Office",
      { search: "?_host_Info=Excel|Win32|16.01|zh-CN|telemetry", language: "en-US" },
      "zh-CN",
    ],
    ["the browser", { language: "en-GB" }, "en"],
    ["nothing: Chinese", { language: "" }, "zh-CN"],
  ])("takes the language from %s", (_, options, lang) => {
    expect(openFakePage({ browser: "es5", ...options }).notice()?.lang).toBe(lang);
  });
});
