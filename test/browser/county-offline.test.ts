import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { tenantId } from "../../shared/schema/identifiers.ts";
import { demoRounds } from "../../worker/demo/demo-city.ts";
import { demoDocument } from "../../worker/demo/demo-document.ts";
import { demoTenant } from "../../worker/demo/units.ts";
import { insertRound } from "../../worker/store/rounds.ts";
import { acceptedTable } from "../conformance/conformance-case.ts";
import { callApi } from "./city-api.ts";
import { faultless, faultsOf, pressed, signIn } from "./county-page.ts";
import { paneStory } from "./pane-tests.ts";

const { browser, titled, served, open } = await paneStory();

/** The year before as the table of now states it, but for one number: a rehearsal, all figures are invented. */
const yearBefore = {
  ...acceptedTable,
  entries: acceptedTable.entries.map((entry) =>
    entry.indicator === "KJ-13" && entry.actual
      ? { ...entry, actual: { ...entry.actual, text: "116" } }
      : entry,
  ),
};

async function acceptYearBefore(): Promise<void> {
  const scope = { db: served().worker.database, tenant: tenantId.parse(demoTenant) };
  const before = demoRounds(new Date()).flatMap((round) =>
    round.rehearsal ? [{ ...round, id: "y2024", name: "2024年演练", period: "2024" }] : [],
  );
  await scope.db.batch(before.flatMap((round) => insertRound(scope, round)));
  const submission = `rounds/y2024/submissions/${acceptedTable.org}`;
  const steps = [
    await callApi(served(), "jiaxing", "POST", "rounds/y2024/open"),
    await callApi(served(), "tongxiang", "PUT", submission, {
      body: demoDocument(yearBefore),
      headers: { "If-None-Match": "*" },
    }),
    await callApi(served(), "jiaxing", "POST", `${submission}/accept`, {
      headers: { "If-Match": '"r1-e1"' },
    }),
    await callApi(served(), "jiaxing", "POST", "rounds/y2024/close"),
  ];
  expect(steps.map(({ status }) => status)).toEqual([200, 201, 200, 200]);
}

let page: Page;
beforeAll(async () => {
  if (!browser) return;
  await acceptYearBefore();
  page = await open("view=check");
  await signIn(page);
  await page.getByRole("button", { name: "退出登录" }).waitFor();
}, 60_000);

/** The line about rules once it reads so, and what stands behind it. */
async function rulesSaid(summary: RegExp): Promise<string[]> {
  const rules = page.locator("main details").filter({ hasText: /^审核规则执行/ });
  await rules.locator("summary").filter({ hasText: summary }).click();
  return rules.getByRole("paragraph").allInnerTexts();
}

/** What only the city's figures can find. */
const differs = () => page.getByText("与以前验收的数不一致：以前是 116家，现在是 115家。");
const byServer = "由服务器判定：与别的单位的变化比。";
const waiting = expect.stringMatching(/^等以前验收的数：.*上年数与验收数一致.*。$/);

/** One story, each test a part of it. */
describe.skipIf(!browser)(titled("审核 with accepted figures, away from the network"), () => {
  test("online it compares with what the city has accepted, and says so", async () => {
    await pressed(page, "审核");
    expect(await rulesSaid(/^审核规则执行 \d+ 条，1 条上报时由服务器判定$/)).toEqual([
      "已与市里验收过的 56 个数、下达的 27 个目标比过。",
      byServer,
    ]);
    await differs().waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("cut off it finds the same with what was fetched last, and says that it is that", async () => {
    await page.context().setOffline(true);
    await pressed(page, "重新审核");
    expect(await rulesSaid(/^审核规则执行 \d+ 条（以前的数是上次取来的），1 条上报时由服务器判定$/)).toEqual([
      "已与市里验收过的 56 个数、下达的 27 个目标比过（上次取来的，这次没有连上服务器）。",
      "没有连上服务器，审核关系用的是上次取来的。",
      byServer,
    ]);
    await differs().waitFor();
    expect(await faultsOf(page)).toEqual(faultless);
  });

  test("signed out it says which rules wait, and that they want a sign-in", async () => {
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("button", { name: "登录", exact: true }).first().waitFor();
    await pressed(page, "重新审核");
    expect(await rulesSaid(/^审核规则执行 \d+ 条，\d+ 条等以前验收的数，1 条上报时由服务器判定$/)).toEqual([
      waiting,
      "没有登录：没有与本单位以前验收的数比，审核关系用的是报表发布时的。要比请登录后重新审核。",
      byServer,
    ]);
    expect(await differs().count()).toBe(0);
  });

  test("on a machine that has none, as after signing out, it says that the network is wanted, and goes on with it", async () => {
    const data = /api\/v1\/(rounds|forms)/;
    await page.route(data, (route) => route.abort());
    await page.context().setOffline(false);
    await signIn(page);
    await page.getByRole("button", { name: "退出登录" }).waitFor();
    await pressed(page, "重新审核");
    expect(await rulesSaid(/^审核规则执行 \d+ 条，\d+ 条等以前验收的数，1 条上报时由服务器判定$/)).toEqual([
      waiting,
      "没有连上服务器，这台电脑上也还没有本单位以前验收的数。联网后请重新审核。",
      "没有连上服务器，审核关系用的是报表发布时的。",
      byServer,
    ]);
    expect(await differs().count()).toBe(0);
    await page.unroute(data);
    await pressed(page, "重新审核");
    await differs().waitFor();
  });
});
