import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { callApi } from "./city-api.ts";
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
import { paneStory } from "./pane-tests.ts";
import { pagePicture } from "./picture.ts";

const rules = "forms/sti-yearly/versions/1/rules/FORM-90";
/** More than any unit of the rehearsal has but the one that is typed. */
const rule = {
  severity: "releasable",
  text: "新增高新技术企业数 ≤ 899",
  missing: "skipIfAnyMissing",
  reason: "演练：新增不会超过八百九十九家",
};

let workbook: CountyWorkbook;
const { browser, titled, served, open } = await paneStory(async () => {
  workbook = await rehearsalWorkbook({ "KJ-13": 900 });
  return { workbook: workbook.bytes };
});
let county: Page;
let city: Page;
beforeAll(async () => {
  if (!browser) return;
  const admin = async (method: string, path: string, body: object) =>
    (await callApi(served(), "jiaxing-admin", method, path, { body })).status;
  expect(await admin("PUT", rules, rule)).toBe(200);
  for (const step of [{ step: "trial" }, { step: "activate", hits: 0 }])
    expect(await admin("POST", `${rules}/versions/1/steps`, step)).toBe(200);
  county = await open("view=check");
  city = await open("view=board");
  await signIn(county);
  await county.getByRole("button", { name: "退出登录" }).waitFor();
  await signIn(city, "jiaxing");
}, 60_000);

const said = (page: Page, text: string | RegExp) =>
  page.getByText(text).locator("visible=true").first().waitFor();

/** The first one that is listed. */
const oneFinding = (page: Page) =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: /^定位到/ }) })
    .first();

const why = "演练说明：省里年底集中认定一批，见认定文件";

/** One story, each test a part of it. */
describe.skipIf(!browser)(titled("放行 in the pane"), () => {
  test("the county is told what blocks and asks the city with a reason worth the name", async () => {
    await pressed(county, "审核");
    await county
      .getByRole("heading", { name: "审核未通过：有 1 条要改正或请市局放行、3 条待说明" })
      .waitFor();
    await said(county, "请改正后重新审核；数据确实如此的，可以在下面请市局放行。");
    await county.getByRole("button", { name: /^请市局放行：KJ-13/ }).click();
    await county.getByLabel("类别").selectOption({ label: "上级核定" });
    await county.getByLabel("原因").fill("核实无误，情况属实");
    await said(county, /只说了没有问题，没有说为什么/);
    await county.getByLabel("原因").fill(why);
    await said(county, "可以了，送出后由市局处理。");
    await pagePicture(county, "窗格-放行-请求", { downTo: oneFinding(county) });
    await pressed(county, "送市局");
    await said(county, "已请市局放行，等市局处理。市局放行以后再上报。");
    await county.getByRole("heading", { name: "审核未通过：有 1 条等市局放行、3 条待说明" }).waitFor();
    await said(county, "已请市局放行。市局放行以后，重新审核，再上报。");
    await county.getByRole("button", { name: "去上报（还有 1 条等市局放行、3 条待说明）" }).waitFor();
    expect(await shownText(county)).toContain(`［上级核定］${why}`);
    expect(await faultsOf(county)).toEqual(faultless);
  });

  test("the reviewer reads the finding and the reason under 进度 and releases it with a reason of their own", async () => {
    await pressed(city, "刷新");
    await pressed(city, "1 条待处理");
    expect(await city.evaluate(() => document.activeElement?.textContent)).toBe("请求放行的审核结果");
    await said(city, "待处理（1）");
    const text = await shownText(city);
    expect(text).toContain("桐乡市");
    expect(text).toContain(why);
    await city.getByRole("button", { name: /^放行 桐乡市：KJ-13/ }).click();
    await city.getByRole("button", { name: "放行", exact: true }).last().click();
    await said(city, "请写 4 到 500 个字。");
    await city.getByLabel("理由").fill("认定文件已核");
    await pagePicture(city, "窗格-放行-市级", {
      downTo: city.getByRole("region", { name: "放行 桐乡市 的这一条？" }),
    });
    expect(await faultsOf(city)).toEqual(faultless);
    await city.getByRole("button", { name: "放行", exact: true }).last().click();
    await said(city, "已放行 桐乡市 的一条。");
    await said(city, "已处理（1）");
    await said(city, "没有待处理的");
  });

  test("checked again it is counted apart, says who has released it, and other values block anew", async () => {
    await pressed(county, "重新审核");
    await county.getByRole("heading", { name: /^通过审核/ }).waitFor();
    const text = await shownText(county);
    expect(text).toContain("已放行1市局已放行，不再挡上报");
    expect(text).toContain("认定文件已核");
    await county.getByLabel("只看").selectOption({ label: "已放行 1 条" });
    await county.getByText("1 条", { exact: true }).waitFor();
    await pagePicture(county, "窗格-放行-已放行", { downTo: oneFinding(county) });
    await typeInto(county, workbook.actualsToType({ "KJ-13": 901 }));
    await pressed(county, "重新审核");
    await county.getByRole("heading", { name: /^审核未通过/ }).waitFor();
    await typeInto(county, workbook.actualsToType({ "KJ-13": 900 }));
    await pressed(county, "重新审核");
    await county.getByRole("heading", { name: /^通过审核/ }).waitFor();
  });

  test("it is submitted, and the reviewer reads the release beside the submission", async () => {
    for (;;) {
      const next = county.getByRole("button", { name: /^写说明：/ }).first();
      if ((await next.count()) === 0) break;
      await next.click();
      await county.getByLabel("类别").selectOption({ label: "一次性因素" });
      await county.getByLabel("原因").fill(why);
      await said(county, "可以了，随上报一起送出。");
      await pressed(county, "收起");
    }
    await pressed(county, "去上报");
    await pressed(county, "预览上报内容");
    await pressed(county, "确认上报");
    await county.getByRole("heading", { name: /^已上报：第 1 版$/ }).waitFor();
    await pressed(city, "刷新");
    await city.getByRole("button", { name: "查看 桐乡市 的上报" }).click();
    await city.locator("summary", { hasText: "逐条查看" }).click();
    await said(city, /认定文件已核。本单位说明：［上级核定］/);
  });

  test("what blocks a preview is asked about there, declined, asked about anew; once it is released the next preview goes on", async () => {
    await typeInto(county, workbook.actualsToType({ "KJ-13": 901 }));
    await pressed(county, "修改后再上报");
    await county.getByRole("heading", { name: "不能上报：有 1 条要改正或请市局放行" }).waitFor();
    await said(county, "改正后重新预览；数据确实如此的，可以在下面请市局放行。没有上报任何内容。");
    await county.getByRole("button", { name: /^请市局放行：KJ-13/ }).click();
    await county.getByLabel("类别").selectOption({ label: "上级核定" });
    await county.getByLabel("原因").fill(why);
    await pressed(county, "送市局");
    await county.getByRole("heading", { name: "不能上报：有 1 条等市局放行" }).waitFor();
    await said(county, "已请市局放行。市局放行以后重新预览。没有上报任何内容。");
    expect(await faultsOf(county)).toEqual(faultless);

    await pressed(city, "返回进度");
    await pressed(city, "1 条待处理");
    await city.getByRole("button", { name: /^不放行 桐乡市：KJ-13/ }).click();
    await city.getByLabel("理由").fill("没有附认定文件");
    await city.getByRole("button", { name: "不放行", exact: true }).last().click();
    await said(city, "没有放行 桐乡市 的一条，理由已告诉该单位。");

    await pressed(county, "重新预览");
    await said(county, "市局没有放行（市级审核（演示））：没有附认定文件");
    await county.getByRole("heading", { name: "不能上报：有 1 条要改正或请市局放行" }).waitFor();
    await county.getByRole("button", { name: /^改说明，再请一次：KJ-13/ }).click();
    await county.getByLabel("原因").fill(`${why}，已补报`);
    await pressed(county, "送市局");
    await county.getByRole("heading", { name: "不能上报：有 1 条等市局放行" }).waitFor();

    await pressed(city, "刷新");
    await pressed(city, "1 条待处理");
    await said(city, `［上级核定］${why}，已补报`);
    await city.getByRole("button", { name: /^放行 桐乡市：KJ-13/ }).click();
    await city.getByLabel("理由").fill("认定文件已核");
    await city.getByRole("button", { name: "放行", exact: true }).last().click();
    await said(city, "已放行 桐乡市 的一条。");

    await pressed(county, "重新预览");
    await county.getByRole("heading", { name: /^不能上报：有 \d 条待说明$/ }).waitFor();
    const reuse = county.locator("main").getByRole("button", { name: "用改前的说明" });
    await reuse.first().waitFor();
    while ((await reuse.count()) > 0) await reuse.first().click();
    await county.getByRole("heading", { name: "都说明了，请重新预览" }).waitFor();
    await pressed(county, "重新预览");
    await pressed(county, "确认上报");
    await county.getByRole("heading", { name: "已上报：第 2 版" }).waitFor();
  });

  test("a reviewer who checks such a table is not told to ask the city", async () => {
    await city.getByRole("navigation").getByRole("button", { name: "审核", exact: true }).click();
    await pressed(city, "审核");
    await city.getByRole("heading", { name: /^审核未通过/ }).waitFor();
    await said(city, "请改正后重新审核。");
    expect(await city.getByRole("button", { name: /^请市局放行/ }).count()).toBe(0);
  });
});
