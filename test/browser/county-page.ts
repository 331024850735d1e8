import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import type { CellEdit, WorkbookChange } from "../../addin/host/port.ts";
import type { CellValue, DefinedName } from "../../addin/host/snapshot.ts";
import { figureCellName } from "../../addin/table/binding/binding-names.ts";
import demo from "../../worker/demo/demo-password.json" with { type: "json" };
import { rehearsalTemplate } from "../../worker/local/rehearsal-template.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";
import type { ServedPane } from "./serve-pane.ts";

declare global {
  interface Window {
    axe: {
      run: (
        root: Document,
      ) => Promise<{ violations: { id: string; nodes: { html: string; target: string[] }[] }[] }>;
    };
  }
}

const axeScript = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Actual figures that somebody typed, by indicator. */
export type TypedActuals = Record<string, CellValue>;

export type CountyWorkbook = { bytes: Uint8Array; actualsToType: (typed: TypedActuals) => CellEdit[] };

/**
 * 桐乡市's rehearsal table with the demo's invented figures; `typed` stands in place of some. `blank`: nothing filled in. `notes`: in
 * the column 说明, by indicator.
 */
export async function rehearsalWorkbook(
  typed: TypedActuals = {},
  { blank = false, notes = {} }: { blank?: boolean; notes?: Record<string, string> } = {},
): Promise<CountyWorkbook> {
  const { snapshot, figures, fill } = await rehearsalTemplate();
  const actualsToType = (actuals: TypedActuals) =>
    Object.entries(actuals).map(([indicator, value]) =>
      typedEdit(snapshot.names, indicator, "actual", value),
    );
  const noted = Object.entries(notes).map(([indicator, note]) =>
    typedEdit(snapshot.names, indicator, "note", note),
  );
  return { bytes: await fill(blank ? [] : [...figures, ...actualsToType(typed), ...noted]), actualsToType };
}

function typedEdit(
  names: readonly DefinedName[],
  indicator: string,
  field: "actual" | "note",
  value: CellValue,
): CellEdit {
  const place = names.find(({ name }) => name === figureCellName(indicator, field));
  if (!place) throw new Error(`The template has no ${field} of ${indicator}`);
  const { sheet, range } = place;
  return { sheet, address: { row: range.top, column: range.left }, value, replaceFormula: true };
}

/** A pane as wide as Excel's narrowest, on a machine of its own. */
export async function openPane(browser: Browser, served: ServedPane, query: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 720 } });
  const page = await context.newPage();
  await page.goto(`${served.address}/?${query}`);
  return page;
}

export async function signIn(page: Page, login = "tongxiang", password = demo.password): Promise<void> {
  await page.getByRole("button", { name: "登录", exact: true }).first().click();
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("密码").fill(password);
  await page.keyboard.press("Enter");
}

/** The main button of a screen; the navigation has buttons of the same name. */
export const pressed = (page: Page, name: string): Promise<void> =>
  page.locator("main").getByRole("button", { name, exact: true }).click();

/** What stands in the screen that is shown, without blanks. */
export const shownText = async (page: Page): Promise<string> =>
  (await page.locator("main").innerText()).replace(/\s+/g, "");

/** As the person beside the pane, or a co-author, types. */
export const typeInto = (page: Page, edits: CellEdit[], by: WorkbookChange["by"] = "here"): Promise<void> =>
  page.evaluate(async ([typed, author]) => window.workbook?.type(typed, author), [edits, by] as const);

/**
 * Rules of WCAG that the page breaks, with their elements, and how much it must be scrolled sideways. Colours on their
 * way from one to another, as of a button that may be pressed again, are brought to their end first.
 */
export async function faultsOf(page: Page): Promise<{ violations: string[]; sideways: number }> {
  await page.evaluate(axeScript);
  return page.evaluate(async () => {
    for (const moving of document.getAnimations()) if (moving instanceof CSSTransition) moving.finish();
    const { violations } = await window.axe.run(document);
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      sideways: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    };
  });
}

export const faultless = { violations: [], sideways: 0 };

/** A plain table in each of the sheets, as a county keeps it without our template: no unit, no period. */
export function plainWorkbook(sheets: readonly string[]): Promise<Uint8Array> {
  const rows = [
    ["代码", "指标名称", "计量单位", "本年实绩", "数据状态"],
    ["KJ-51", "全社会R&D经费支出", "亿元", 44.9, "年报数"],
    ["KJ-54", "有研发活动的规上工业企业数", "家", 300, "年报数"],
  ];
  return plainWorkbookFile(Object.fromEntries(sheets.map((name) => [name, rows])));
}
