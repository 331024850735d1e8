import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import type { HostRefusal } from "../../addin/host/port.ts";
import type { Result } from "../../shared/result.ts";
import type { GridCall, GridNews } from "./grid/main.ts";

const root = join(import.meta.dirname, "..", "..");

/** A page with the grid alone, on a free port; `foreign` are addresses elsewhere that it asked for. */
export type GridPages = { page: Page; foreign: string[]; errors: string[]; stop: () => Promise<void> };

export async function serveGrid(browser: Browser): Promise<GridPages> {
  const files = await bundleGrid();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = files.get(path);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": typeOf(path) }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The grid is served nowhere");
  const home = `http://127.0.0.1:${address.port}`;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
  const page = await context.newPage();
  const [foreign, errors]: [string[], string[]] = [[], []];
  page.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(home))
      foreign.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(home);
  await page.waitForFunction(() => window.grids !== undefined);
  return {
    page,
    foreign,
    errors,
    stop: async () => {
      await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const typeOf = (path: string): string => {
  if (path.endsWith(".js")) return "text/javascript; charset=utf-8";
  return path.endsWith(".css") ? "text/css; charset=utf-8" : "text/html; charset=utf-8";
};

async function bundleGrid(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["test/browser/grid/main.ts"],
    outdir: "/",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return new Map([
    ["/", readFileSync(join(root, "test", "browser", "grid", "index.html"))],
    ...outputFiles.map(({ path, contents }): [string, Uint8Array] => [path, contents]),
  ]);
}

/** One workbook in the grid of the page. */
export type PagedGrid = {
  call: (name: GridCall, argument?: unknown) => Promise<unknown>;
  news: () => Promise<GridNews[]>;
};

/** Throws where the workbook is refused. */
export async function openPagedGrid(
  page: Page,
  bytes: Uint8Array,
  options: { fileName?: string; patience?: number } = {},
): Promise<PagedGrid> {
  const id = await page.evaluate(({ file, given }) => window.grids?.open(file, given), {
    file: [...bytes],
    given: { fileName: "测试.xlsx", ...options },
  });
  if (typeof id !== "number") throw new Error(`refused: ${JSON.stringify(id)}`);
  return {
    call: (name, argument) =>
      page.evaluate(({ grid, asked, given }) => window.grids?.call(grid, asked, given), {
        grid: id,
        asked: name,
        given: argument,
      }),
    news: async () => (await page.evaluate((grid) => window.grids?.news(grid), id)) ?? [],
  };
}

/** What a call of the workbook answers. */
export async function ask<T>(call: Promise<unknown>): Promise<Result<T, HostRefusal>> {
  return JSON.parse(JSON.stringify(await call));
}
