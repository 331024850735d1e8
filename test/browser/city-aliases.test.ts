import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { callApi } from "./city-api.ts";
import { faultless, faultsOf, signIn } from "./county-page.ts";
import { paneStory } from "./pane-tests.ts";

const { browser, titled, served, open } = await paneStory();
let page: Page;
beforeAll(async () => {
  if (!browser) return;
  const form = { id: yearlyForm.id, version: yearlyForm.version };
  const offers = [
    { indicator: "KJ-13", name: "本局高企口径", unit: "家次", rows: 1 },
    { indicator: "KJ-14", name: "高新技术企业净增数", unit: "家", rows: 1 },
  ];
  await callApi(served(), "tongxiang", "PUT", "orgs/330483/alias-offers", { body: { form, offers } });
  page = await open("view=board");
  await signIn(page, "jiaxing");
}, 60_000);

const said = (text: string | RegExp) => page.getByText(text).locator("visible=true").first().waitFor();
const button = (name: string) => page.getByRole("button", { name, exact: true });

describe.skipIf(!browser)(titled("names of indicators in the pane"), () => {
  test("are listed with who uses them and what speaks against them, and accepted after a question", async () => {
    await button("指标别名").click();
    await said("待处理（2）");
    await said(/县里说是：KJ-13/);
    await said(/1 个单位：桐乡/);
    await said(/（家次）不是指标的单位（家）/);
    expect(await faultsOf(page)).toEqual(faultless);
    await button("采用“高新技术企业净增数”").click();
    await said("各单位下次审核时起作用，可以撤销。");
    await button("采用").last().click();
    await said("已采用“高新技术企业净增数”。");
    await said("已采用（1）");
    await said("待处理（1）");
  });

  test("are refused with a reason, and the way back leads to the button they were opened by", async () => {
    await button("拒绝“本局高企口径”").click();
    await page.getByLabel("理由").fill("口径不同");
    await button("拒绝").last().click();
    await said("已拒绝“本局高企口径”。");
    await said("没有待处理的叫法。");
    await button("返回进度").click();
    await button("指标别名").waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === "指标别名");
    expect(await faultsOf(page)).toEqual(faultless);
  });
});
