import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { snapshotOf } from "../addin/host/opened.ts";
import { boundFile } from "../fixtures/own-tables/bound-file.ts";
import { editedFile } from "../fixtures/own-tables/edited-file.ts";
import { actualsIn, demoActuals, ledger, misread, ownTables } from "../fixtures/own-tables/own-tables.ts";
import { signIn } from "./county-page.ts";
import { fileReady, saveFile } from "./grid-person.ts";
import { bindOwnTable, checkUnasked, submitOwnTable } from "./own-table-clerk.ts";
import { pagePicture } from "./picture.ts";
import { prefetched } from "./prefetched.ts";
import { submittedBy } from "./submitted-by.ts";
import { pickFile } from "./workbook-page.ts";
import { workbookPageTests } from "./workbook-page-tests.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const tests = await workbookPageTests();

const picture = (page: Page, name: string): Promise<void> => pagePicture(page, `网页-${name}`);

/** The page in a browser that has never seen the table, with the file open and 桐乡's preparer signed in. */
async function openSignedIn(bytes: Uint8Array): Promise<Page> {
  const page = await tests.open();
  await pickFile(page, { name: "本局台账.xlsx", mimeType: xlsx, buffer: Buffer.from(bytes) });
  await fileReady(page);
  await signIn(page);
  await page.getByRole("button", { name: "退出登录" }).waitFor();
  await goTo(page, "审核");
  return page;
}

const goTo = (page: Page, name: string): Promise<void> =>
  page.getByRole("navigation").getByRole("button", { name, exact: true }).click();

describe.skipIf(!tests.browser)(
  tests.titled("a bureau's own table on the workbook page"),
  { timeout: 240_000 },
  () => {
    test.each(ownTables)(
      "$id: what is asked is answered once and goes into the file that is saved",
      async (table) => {
        const page = await openSignedIn(await table.draw());
        await bindOwnTable(page.locator("main"), table, (shot) => picture(page, `${table.id}-${shot}`));
        const { bytes } = await saveFile(page);
        expect(await snapshotOf(bytes)).toEqual(await snapshotOf(await boundFile(table)));
      },
    );

    test("what is asked is answered and goes into the file without a network, once all the page needs has come", async () => {
      const page = await openSignedIn(await ledger.draw());
      await prefetched(page);
      await page.context().setOffline(true);
      await bindOwnTable(page.locator("main"), ledger, (shot) => picture(page, `断网-${shot}`));
      const { bytes } = await saveFile(page);
      expect(await snapshotOf(bytes)).toEqual(await snapshotOf(await boundFile(ledger)));
    });

    test.each(ownTables)(
      "$id: edited in LibreOffice, asks nothing on another machine and says what it has repaired",
      async (table) => {
        const page = await openSignedIn(editedFile(table));
        await checkUnasked(page.locator("main"), table);
        await picture(page, `${table.id}-修复`);
      },
    );

    test.each(ownTables)(
      "$id: edited in LibreOffice, is submitted with the figures it shows, and is known by its receipt elsewhere",
      async (table) => {
        const page = await openSignedIn(editedFile(table));
        await goTo(page, "上报");
        await submitOwnTable(page.locator("main"));
        const document = await submittedBy(tests.served().worker, { login: "tongxiang", org: "330483" });
        expect(actualsIn(document)).toEqual({ ...demoActuals, ...table.changed });
        const { bytes } = await saveFile(page);
        expect(misread(await snapshotOf(bytes), document)).toEqual([]);
        const elsewhere = await openSignedIn(bytes);
        await checkUnasked(elsewhere.locator("main"), { repairs: [] });
        await goTo(elsewhere, "上报");
        await elsewhere.locator("main").getByRole("button", { name: "预览上报内容", exact: true }).click();
        await elsewhere.getByRole("heading", { name: /^这份内容已经上报过/ }).waitFor();
      },
    );
  },
);
