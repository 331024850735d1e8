import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { OwnTable } from "../fixtures/own-tables/own-tables.ts";

/** A clerk with the bureau's own table in the pane, beside whatever shows it; `main` is the pane's. */

const press = (main: Locator, name: string): Promise<void> =>
  main.getByRole("button", { name, exact: true }).click();

const told = (main: Locator, words: string | RegExp): Promise<void> =>
  main.getByRole("status").filter({ hasText: words }).waitFor();

/** Checks, says what is asked of columns and rows and what is not asked but meant, and keeps it; `where` is what is said of that. */
export async function bindOwnTable(
  main: Locator,
  { asked, unasked }: OwnTable,
  picture: (name: string) => Promise<void>,
  where = "回答存在本工作簿的一张隐藏工作表里",
): Promise<void> {
  await press(main, "审核");
  let left = Object.keys(asked).length;
  await press(main, `核对列和行（${left} 处要确认）`);
  await main.getByRole("heading", { name: "核对列和行" }).waitFor();
  await picture("核对");
  for (const [text, answer] of Object.entries(asked)) {
    const question = main.getByRole("group", { name: `“${text}”` });
    await question.getByRole("radio", { name: answer, exact: true }).click();
    left -= 1;
    await told(main, left > 0 ? `还有 ${left} 处要确认` : "都确认了");
  }
  for (const [text, code] of Object.entries(unasked)) {
    await main.getByText(/^与报表无关的行/).click();
    await press(main, `改“${text}”认作什么`);
    await main
      .getByRole("group", { name: `“${text}”` })
      .getByRole("radio", { name: "其他指标……" })
      .click();
    await main.getByLabel("查找指标（名称或代码）").fill(code);
    await main.getByRole("region", { name: "报表的指标" }).getByRole("button").first().click();
    await main.getByRole("button", { name: `把“${text}”改回来` }).waitFor();
  }
  await press(main, "保存回答");
  await told(main, where);
  await picture("已保存");
  await press(main, "返回审核结果");
}

/** Checks; it passes, nobody is asked, and what was repaired is said. */
export async function checkUnasked(main: Locator, { repairs }: Pick<OwnTable, "repairs">): Promise<void> {
  await press(main, "审核");
  await main.getByRole("heading", { name: /^通过审核/ }).waitFor();
  await main.getByRole("button", { name: "核对列和行", exact: true }).waitFor();
  for (const repair of repairs) {
    const [, cell, , now] = repair;
    const said = main
      .getByRole("listitem")
      .filter({ has: main.page().getByRole("button", { name: `定位到 ${cell}`, exact: true }) })
      .filter({ hasText: now ?? "" });
    expect([repair, await said.count()]).toEqual([repair, 1]);
  }
}

/** Says why of whatever is asked, below the finding itself. */
export async function explainAll(main: Locator): Promise<void> {
  const next = main.getByRole("button", { name: /^写说明：/ });
  for (let left = await next.count(); left > 0; left -= 1) {
    await next.first().click();
    await main.getByLabel("类别").selectOption({ label: "上级核定" });
    await main.getByLabel("原因").fill("演练说明（虚构）：由市统计局核定反馈");
    await main.getByText("可以了，随上报一起送出。").waitFor();
    await main.getByRole("button", { name: "收起", exact: true }).click();
    await expect.poll(() => next.count()).toBe(left - 1);
  }
}

/** Where another machine has sent a revision that was not seen here, its differences are shown first, and it is replaced. */
export async function submitOwnTable(main: Locator): Promise<void> {
  await press(main, "预览上报内容");
  const passed = main.getByRole("button", { name: "确认上报", exact: true });
  const asked = main.getByRole("heading", { name: /条待说明$/ });
  await passed.or(asked).waitFor();
  if (await asked.isVisible()) {
    await explainAll(main);
    await press(main, "重新预览");
  }
  await press(main, "确认上报");
  const submitted = main.getByRole("heading", { name: /^已上报：第 \d+ 版$/ });
  const replace = main.getByRole("button", { name: /^用本表替换第 \d+ 版$/ });
  await submitted.or(replace).waitFor();
  if (await replace.isVisible()) await replace.click();
  await submitted.waitFor();
}
