import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { lockStructure } from "../addin/host/lock-structure.ts";
import { snapshotOf } from "../addin/host/opened.ts";
import type { ExcelPage } from "../excel-sim/chromium/excel-page.ts";
import { launchBrowser, titledFor } from "../excel-sim/chromium/find-browser.ts";
import { editedFile } from "../fixtures/own-tables/edited-file.ts";
import {
  actualsIn,
  demoActuals,
  ledger,
  misread,
  type OwnTable,
  ownTables,
} from "../fixtures/own-tables/own-tables.ts";
import { type CityInExcel, clean, goTo, main, signIn, startCity } from "./excel-person.ts";
import { bindOwnTable, checkUnasked, submitOwnTable } from "./own-table-clerk.ts";
import { picture } from "./picture.ts";
import { submittedBy } from "./submitted-by.ts";

/** The built pane in Excel's frame with the unmodified office.js, beside a table a bureau keeps itself. */

const browser = await launchBrowser();
let city: CityInExcel;
beforeAll(async () => {
  city = await startCity(browser);
}, 300_000);
afterEach(async () => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
});
afterAll(() => city?.close());

/** In a browser that has never seen the table, with 桐乡's preparer signed in. */
async function openSignedIn(bytes: Uint8Array): Promise<ExcelPage> {
  const excel = await city.excelOf("330483", { bytes });
  await signIn(excel.pane, "tongxiang");
  await goTo(excel.pane, "审核");
  return excel;
}

const saved = async ({ sim }: ExcelPage): Promise<Uint8Array> =>
  new Uint8Array(Buffer.from(await sim("save"), "base64"));

describe.skipIf(!browser)(titledFor(browser)("a bureau's own table in Excel"), { timeout: 240_000 }, () => {
  test.each(ownTables)(
    "$id: bound, it asks nothing in a browser that knows nothing of it",
    async (table: OwnTable) => {
      const excel = await openSignedIn(await table.draw());
      await bindOwnTable(main(excel.pane), table, (shot) => picture(excel, `${table.id}-${shot}`));
      await clean(excel);
      const again = await openSignedIn(await saved(excel));
      await checkUnasked(main(again.pane), { repairs: [] });
      await clean(again);
    },
  );

  test.each(ownTables)(
    "$id: edited in LibreOffice, it asks nothing and says what it has repaired",
    async (table: OwnTable) => {
      const excel = await openSignedIn(editedFile(table));
      await checkUnasked(main(excel.pane), table);
      await picture(excel, `${table.id}-修复`);
      await clean(excel);
    },
  );

  test("in a workbook with locked structure, answered in one browser it asks nothing in another of the unit", async () => {
    const locked = lockStructure(await ledger.draw());
    const excel = await openSignedIn(locked);
    const shot = (name: string) => picture(excel, `锁定-${name}`);
    await bindOwnTable(main(excel.pane), ledger, shot, "也存到了服务器上，只给本单位用");
    await clean(excel);
    const elsewhere = await openSignedIn(locked);
    await checkUnasked(main(elsewhere.pane), { repairs: [] });
    await clean(elsewhere);
  });

  test.each(ownTables)(
    "$id: edited in LibreOffice, it is submitted with the figures it shows, and is known by its receipt elsewhere",
    async (table) => {
      const excel = await openSignedIn(editedFile(table));
      await goTo(excel.pane, "上报");
      await submitOwnTable(main(excel.pane));
      // where another machine has sent a revision, the server says so
      await clean(excel, ["status of 412"]);
      const document = await submittedBy(city.worker, { login: "tongxiang", org: "330483" });
      expect(actualsIn(document)).toEqual({ ...demoActuals, ...table.changed });
      const bytes = await saved(excel);
      expect(misread(await snapshotOf(bytes), document)).toEqual([]);
      const elsewhere = await openSignedIn(bytes);
      await goTo(elsewhere.pane, "上报");
      await main(elsewhere.pane).getByRole("button", { name: "预览上报内容", exact: true }).click();
      await elsewhere.pane.getByRole("heading", { name: /^这份内容已经上报过/ }).waitFor();
      await clean(elsewhere);
    },
  );
});
