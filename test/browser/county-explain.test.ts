import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  type CountyWorkbook,
  faultless,
  faultsOf,
  pressed,
  rehearsalWorkbook,
  shownText,
  signIn,
  typeInto,
} from "./county-page.ts";
import { paneTests } from "./pane-tests.ts";
import { pagePicture } from "./picture.ts";

let asking: CountyWorkbook;
const { browser, titled, open } = await paneTests(async () => {
  // Far more than last year's, and expected, as its note says: one finding of the rules and one of the reading ask for a reason.
  asking = await rehearsalWorkbook({ "KJ-13": 900 }, { notes: { "KJ-13": "预计数" } });
  return { workbook: asking.bytes };
});

/** The pane in its whole length, for the handbook; taken where a folder is named. */
const picture = (page: Page, name: string): Promise<void> =>
  pagePicture(page, `窗格-${name}`, { fullPage: true });

const main = (page: Page) => page.locator("main");
/** What only the reading of the sheet has seen, among the findings. */
const ofReading = (page: Page) => main(page).locator("li").filter({ hasText: "说明（备注）里写着“预计数”" });
const why = "演练说明：龙头企业集中认定，属一次性";

async function writeAll(page: Page, text: string): Promise<void> {
  for (;;) {
    const next = main(page)
      .getByRole("button", { name: /^写说明：/ })
      .first();
    if ((await next.count()) === 0) return;
    await next.click();
    await page.getByLabel("类别").selectOption({ label: "一次性因素" });
    await page.getByLabel("原因").fill(text);
    await page.getByText("可以了，随上报一起送出。").waitFor();
    await page.getByRole("button", { name: "收起" }).click();
  }
}

describe.skipIf(!browser)(titled("审核说明 in the pane"), () => {
  test("is asked for, judged while it is written, kept, submitted and read by the city", async () => {
    const page = await open("view=check");
    await signIn(page);
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /^通过审核，还有 \d+ 条待说明$/ }).waitFor();
    await ofReading(page)
      .getByRole("button", { name: "写说明：KJ-13 新增高新技术企业数（2025年实绩）" })
      .waitFor();
    await picture(page, "说明-待说明");
    expect(await faultsOf(page)).toEqual(faultless);

    await main(page)
      .getByRole("button", { name: /^写说明：/ })
      .first()
      .click();
    await page.getByLabel("原因").fill("核实无误，情况属实");
    await page.getByText("还没有说明。请选类别，并写明原因。").waitFor();
    await page.getByLabel("类别").selectOption({ label: "一次性因素" });
    await page.getByText(/只说了没有问题，没有说为什么/).waitFor();
    await picture(page, "说明-不合格");
    expect(await faultsOf(page)).toEqual(faultless);
    await page.getByLabel("原因").fill(why);
    await page.getByText("可以了，随上报一起送出。").waitFor();
    await page.getByRole("button", { name: "收起" }).click();
    await writeAll(page, why);
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    await picture(page, "说明-已说明");

    // Closing the pane loses nothing.
    await page.reload();
    await pressed(page, "审核");
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    expect(await shownText(page)).toContain(`［一次性因素］${why}`);
    await pressed(page, "暂存到表格");
    await page.getByText("已写进工作表“审核结果”，请保存文件。").waitFor();
    await picture(page, "说明-暂存");

    await pressed(page, "去上报");
    await pressed(page, "预览上报内容");
    await pressed(page, "确认上报");
    await page.getByRole("heading", { name: /^已上报：第 1 版$/ }).waitFor();

    const city = await open("view=board");
    await signIn(city, "jiaxing");
    await city.getByRole("button", { name: "查看 桐乡市 的上报" }).click();
    await main(city)
      .locator("summary")
      .filter({ hasText: /^逐条查看/ })
      .click();
    await ofReading(city).getByText(why).waitFor();
    await picture(city, "说明-市级");
    expect(await faultsOf(city)).toEqual(faultless);
  });

  test("of a value that is changed since is told apart and used again with one click", async () => {
    const page = await open("view=check");
    await pressed(page, "审核");
    await page.getByRole("heading", { name: /条待说明$/ }).waitFor();
    await writeAll(page, why);
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    await typeInto(page, asking.actualsToType({ "KJ-13": 950 }));
    await pressed(page, "重新审核");
    await page.getByRole("heading", { name: /条待说明$/ }).waitFor();
    await page.getByText("数值改过，改前写的是：").first().waitFor();
    await picture(page, "说明-改前的");
    const reuse = main(page).getByRole("button", { name: "用改前的说明" });
    while ((await reuse.count()) > 0) await reuse.first().click();
    await page.getByRole("heading", { name: "通过审核", exact: true }).waitFor();
    expect(await shownText(page)).toContain("0条待说明");
  });
});
