import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeFile } from "../addin/host/made-package.ts";
import { oleFile } from "../addin/host/ole-bytes.ts";
import { pressed, rehearsalWorkbook } from "./county-page.ts";
import { dropFile, dropFromDisk, type PickedFile, pickFile, withLongSheet } from "./workbook-page.ts";
import { workbookPageTests } from "./workbook-page-tests.ts";

/** What bad input gets on the workbook page: one sentence that says what to do, and the page open for the next file. */

const { browser, titled, openOnChoice } = await workbookPageTests();
const { bytes: good } = await rehearsalWorkbook();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhibao-dropped-"));
});
afterAll(() => rm(folder, { recursive: true }));

const named = (name: string, bytes: Uint8Array): PickedFile => ({
  name,
  mimeType: "",
  buffer: Buffer.from(bytes),
});
const goodFile = () => named("好.xlsx", good);
const cell = (address: string, row: number) => `<row r="${row}"><c r="${address}"><v>1</v></c></row>`;
const oneCell = cell("A1", 1);
const checked = (page: Page) => page.getByRole("heading", { name: /^通过审核/ }).waitFor();

async function opensAndChecks(
  page: Page,
  how: (page: Page, file: PickedFile) => Promise<void>,
): Promise<void> {
  await how(page, goodFile());
  await pressed(page, "审核");
  await checked(page);
}

const tooLarge = (size: string) => `这个文件太大（${size}）。请删去无关的工作表和表外的内容后再试。`;
const damaged = "这个文件已损坏，读不了。请用 Excel 或 WPS 打开修复并另存，或用备份。";
const notAWorkbook = "这个文件不是电子表格。请选 .xlsx 文件。";
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg==",
  "base64",
);

/** Consecutive sentences differ, so that each is waited for. */
const refused = (): [file: PickedFile, sentence: string][] => [
  [named("口令.xlsx", oleFile(["EncryptedPackage"])), "这个文件设了打开密码，读不了。请去掉打开密码后再试。"],
  [
    named("旧.xls", oleFile(["Workbook"])),
    "这是旧格式的 .xls 文件。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
  ],
  [named("表.et", oleFile(["Workbook"])), "这是 WPS 的 .et 文件。请用 WPS 打开，另存为 .xlsx 后再试。"],
  [
    named("表.csv", strToU8("指标,数值\n研发经费,46.7")),
    "这是文本文件（.csv 之类）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
  ],
  [named("空.xlsx", new Uint8Array()), "这个文件是空的（0 字节）。请核对是不是选错了文件，或重新拷贝一份。"],
  [named("照片.xlsx", png), notAWorkbook],
  [named("半截.xlsx", good.slice(0, 4000)), damaged],
  [
    named("炸弹.xlsx", zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(300 << 20) })),
    tooLarge("300 MB，至多 200 MB"),
  ],
  [
    named("两角.xlsx", madeFile(`<sheetData>${oneCell}${cell("XFD1048576", 1_048_576)}</sheetData>`)),
    tooLarge("Sheet1：1048576 行 × 16384 列，至多 2000000 格"),
  ],
  [
    named("~$好.xlsx", new Uint8Array(165)),
    "“~$好.xlsx”是表格程序打开文件时留下的锁文件，不是表格。请在那个程序里保存并关闭，再拖入表格本身。",
  ],
];

const alerted = (page: Page, sentence: string): Promise<void> =>
  expect.poll(() => page.getByRole("alert").allInnerTexts()).toEqual([sentence]);

describe.skipIf(!browser)(titled("bad input on the workbook page"), () => {
  test.each([
    ["dropped", dropFile],
    ["picked", pickFile],
  ])("%s files that cannot be opened get one sentence each, and the next file opens", async (_how, give) => {
    const page = await openOnChoice();
    for (const [file, sentence] of refused()) {
      await give(page, file);
      await alerted(page, sentence);
    }
    await opensAndChecks(page, give);
  });

  test("a file that is refused leaves the one that is open, with what is not saved in it", async () => {
    const page = await openOnChoice();
    await page.getByRole("button", { name: "看同级对比" }).click();
    await page.getByRole("button", { name: "写入对比表" }).click();
    await page.getByText("未保存", { exact: false }).first().waitFor();
    await dropFile(page, named("旧.xls", oleFile(["Workbook"])));
    await page.getByText("这是旧格式的 .xls 文件。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。").waitFor();
    const bar = page.getByRole("region", { name: "工作簿" }).first();
    expect((await bar.innerText()).replace(/\s+/g, " ")).toMatch(/^同级对比\.xlsx ● 未保存/);
  });

  test("60 MB are refused before they are read", async () => {
    const page = await openOnChoice();
    await dropFile(page, named("大.xlsx", new Uint8Array()), 60 * 1024 * 1024);
    await alerted(page, tooLarge("60 MB，至多 20 MB"));
    await opensAndChecks(page, dropFile);
  });

  test("several files at once, and a folder, are not guessed at", async () => {
    const page = await openOnChoice();
    const [one, other] = [join(folder, "甲.xlsx"), join(folder, "乙.xlsx")];
    await Promise.all([one, other].map((path) => writeFile(path, good)));
    await dropFromDisk(page, [one, other]);
    await alerted(page, "一次只能打开一个文件。请只拖入要填报的那一个。");
    await dropFromDisk(page, [folder]);
    const name = folder.split("/").at(-1);
    await alerted(page, `“${name}”是文件夹。请打开它，把里面要填报的 .xlsx 文件拖进来。`);
    await dropFromDisk(page, [one]);
    await pressed(page, "审核");
    await checked(page);
  });

  const noGrid = "网页里显示不了这张表，右边直接读写文件本身。";
  const rules = Array.from(
    { length: 10_000 },
    (_, at) =>
      `<dataValidation type="whole" operator="greaterThan" sqref="B${at + 1}"><formula1>${at}</formula1></dataValidation>`,
  ).join("");
  test.each<[string, () => Uint8Array]>([
    [
      "ten thousand rules",
      () => madeFile(`<sheetData>${oneCell}</sheetData><dataValidations>${rules}</dataValidations>`),
    ],
    [
      "a text of three million characters",
      () =>
        madeFile(
          `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${Array.from({ length: 500_000 }, (_, at) => at).join("")}</t></is></c></row></sheetData>`,
        ),
    ],
    [
      "formulas that read twenty-five million cells",
      () =>
        madeFile(
          `<sheetData>${Array.from({ length: 5000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><f>SUM(B$1:B$5000)</f></c><c r="B${at + 1}"><v>1</v></c></row>`).join("")}</sheetData>`,
        ),
    ],
  ])("what would stop the grid for minutes is worked on without it: %s", async (_what, bytes) => {
    const page = await openOnChoice();
    await dropFile(page, named("重.xlsx", bytes()));
    await page.getByText(noGrid).waitFor();
    await opensAndChecks(page, dropFile);
  });

  test.each<[string, string]>([
    [
      "a list for the whole sheet, on which spreadsheet libraries hang",
      `<sheetData>${oneCell}</sheetData><dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"甲,乙"</formula1></dataValidation></dataValidations>`,
    ],
    ["tags a million deep", `<sheetData>${oneCell}</sheetData>${"<a>".repeat(1e6)}${"</a>".repeat(1e6)}`],
  ])("what only looks bad is shown: %s", async (_what, inside) => {
    const page = await openOnChoice();
    await dropFile(page, named("怪.xlsx", madeFile(inside)));
    await page.getByRole("button", { name: "保存", exact: true, disabled: false }).waitFor();
    await page.locator("canvas").first().waitFor();
    expect(await page.getByText(noGrid).count()).toBe(0);
  });

  test("macros and links to other files are kept in the saved file and said to do nothing here", async () => {
    const page = await openOnChoice();
    const parts = unzipSync(good);
    const macro = strToU8("not run");
    const link = strToU8("<externalLink/>");
    const bytes = zipSync({
      ...parts,
      "xl/vbaProject.bin": macro,
      "xl/externalLinks/externalLink1.xml": link,
    });
    await dropFile(page, named("带宏.xlsm", bytes));
    await page.getByText("文件里有宏：这里不运行，保存时原样保留。").waitFor();
    await page.getByText("表里引用了别的文件：这里不更新，保留文件里原来的结果。").waitFor();
    const save = page.getByRole("button", { name: "保存", exact: true, disabled: false });
    await save.waitFor();
    const [saved] = await Promise.all([page.waitForEvent("download"), save.click()]);
    const written = unzipSync(new Uint8Array(await readFile(await saved.path())));
    expect(saved.suggestedFilename()).toBe("带宏.xlsm");
    const kept = ["xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"].map((part) =>
      strFromU8(written[part] ?? macro.slice(0, 0)),
    );
    expect(kept).toEqual(["not run", "<externalLink/>"]);
  });
});

describe.skipIf(!browser)("a workbook too long for the grid", () => {
  test("is checked as a file, its faults named by cell, and passes when it is dropped again without them", async () => {
    const page = await openOnChoice();
    const faulty = await withLongSheet((await rehearsalWorkbook({ "KJ-54": "约十" })).bytes, 6000);
    const fixed = await withLongSheet(good, 6000);
    const file = (content: Uint8Array) => ({ name: "长.xlsx", mimeType: "", buffer: Buffer.from(content) });
    await pickFile(page, file(faulty));
    await page.getByText("表太长（超过 5000 行），网页里改会很慢。").waitFor();
    await pressed(page, "审核");
    await page.getByRole("button", { name: "定位到 年报表!H16" }).first().click();
    await page.getByText("要改的单元格：年报表!H16").waitFor();
    await dropFile(page, file(fixed));
    await page.getByText("要改的单元格：年报表!H16").waitFor({ state: "detached" });
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
  });
});
