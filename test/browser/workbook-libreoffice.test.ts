import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import type { CellValue } from "../../addin/host/snapshot.ts";
import { snapshotOf } from "../addin/host/opened.ts";
import { pressed, rehearsalWorkbook } from "./county-page.ts";
import { enterTemplate, fileReady, saveFile, typeAt } from "./grid-person.ts";
import { pickFile } from "./workbook-page.ts";
import { workbookPageTests } from "./workbook-page-tests.ts";

const office = [
  "/usr/bin/soffice",
  "/usr/bin/libreoffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
].find((path) => existsSync(path));
const noOfficeLine = "skipped: LibreOffice is not installed";
if (office === undefined) process.stderr.write(`${noOfficeLine}\n`);

const filledThere = join(import.meta.dirname, "..", "fixtures", "libreoffice", "2025年演练-桐乡市.xlsx");
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const tests = await workbookPageTests();
const folder = mkdtempSync(join(tmpdir(), "zhibao-page-"));
afterAll(() => rmSync(folder, { recursive: true }));

const open = async (bytes: Uint8Array): Promise<Page> => {
  const page = await tests.open();
  await pickFile(page, { name: "桐乡.xlsx", mimeType: xlsx, buffer: Buffer.from(bytes) });
  return page;
};

/** The file as LibreOffice saves it, calculated anew. */
function resaved(bytes: Uint8Array): Uint8Array {
  const [file, out] = [join(folder, "in.xlsx"), join(folder, "out")];
  writeFileSync(file, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  execFileSync(office ?? "", [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, file], {
    stdio: "ignore",
  });
  return new Uint8Array(readFileSync(join(out, "in.xlsx")));
}

type SheetValues = { sheet: string; cells: Record<string, CellValue> };

/** What stands in the cells of every sheet; an empty text is an empty cell. */
async function valuesOf(bytes: Uint8Array): Promise<SheetValues[]> {
  return (await snapshotOf(bytes)).sheets.map(({ name, origin, values }) => {
    const cells = values.flatMap((row, line) =>
      row.flatMap((value, place): [string, CellValue][] =>
        value === null || value === "" ? [] : [[`R${line + origin.row}C${place + origin.column}`, value]],
      ),
    );
    return { sheet: name, cells: Object.fromEntries(cells) };
  });
}

describe.skipIf(!tests.browser)(tests.titled("the workbook page and LibreOffice"), () => {
  test("a template that was filled in LibreOffice opens, passes 审核 and is submitted", async () => {
    const page = await open(new Uint8Array(readFileSync(filledThere)));
    await fileReady(page);
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /^通过审核/ }).waitFor();
    await page.getByRole("button", { name: "县（桐乡市）" }).click();
    await page.getByRole("heading", { name: "填报任务" }).waitFor();
    await page.getByRole("navigation").getByRole("button", { name: "上报", exact: true }).click();
    await pressed(page, "预览上报内容");
    await pressed(page, "确认上报");
    await page.getByRole("heading", { name: "已上报：第 1 版" }).waitFor();
    await page.getByText("回执已记入本工作簿，请保存文件。").waitFor();
  });

  test.skipIf(!office)(
    `what is typed and saved on the page has the same values in LibreOffice, results of formulas too${office ? "" : ` (${noOfficeLine})`}`,
    async () => {
      const { bytes } = await rehearsalWorkbook();
      const page = await open(bytes);
      await enterTemplate(page);
      await typeAt(page, "H16", "1220");
      await typeAt(page, "H10", "45.5");
      const saved = (await saveFile(page)).bytes;
      const ours = await valuesOf(saved);
      const [report] = ours;
      expect(report?.cells).toMatchObject({ R16C8: 1220, R15C8: 76.923077, R10C8: 45.5 });
      expect(await valuesOf(resaved(saved))).toEqual(ours);
    },
  );
});
