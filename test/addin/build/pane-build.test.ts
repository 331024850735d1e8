import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { officeJsAddress } from "../../../addin/build/office-js.ts";
import { headersFile } from "../../../addin/build/pane-headers.ts";
import { type BuiltPane, buildPane, zippedSize } from "./built-pane.ts";

let pane: BuiltPane;
beforeAll(async () => {
  pane = await buildPane();
}, 60_000);
afterAll(() => pane.remove());

const worldwide = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";
const china = "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js";

/** Words that stand in every file of Microsoft's library. */
const ofOfficeJs = ["Microsoft.Office.WebExtension", "OSF.OUtil", "osfControl"];
const libraryFiles = [
  "office.js",
  "excel-web-16.00.js",
  "excel-win32-16.01.js",
  "o15apptofilemappingtable.js",
];
const library = join(
  import.meta.dirname,
  "..",
  "..",
  "..",
  "node_modules",
  "@microsoft",
  "office-js",
  "dist",
);

/** JavaScript before 审核 can be clicked, office.js apart: DESIGN's budget, gzip. */
const budgetBytes = 130_000;

describe("the built pane", () => {
  test("holds no office.js, neither a file of it nor a line", async () => {
    for (const file of libraryFiles) {
      const text = await readFile(join(library, file), "utf8");
      expect(ofOfficeJs.filter((word) => !text.includes(word))).toEqual([]);
    }
    const scripts = pane.files.filter((file) => file.endsWith(".js"));
    expect(
      scripts.filter((file) => /(^|\/)(office|excel-|o15app|office_strings)[^/]*\.js$/.test(file)),
    ).toEqual([]);
    const texts = await Promise.all(scripts.map(async (file) => ({ file, text: await pane.text(file) })));
    expect(texts.filter(({ text }) => ofOfficeJs.some((word) => text.includes(word)))).toEqual([]);
  });

  test("asks for office.js behind the sentence for old hosts and before itself, and does not wait with drawing for it", async () => {
    const page = await pane.text("taskpane.html");
    const scripts = [...page.matchAll(/<script([^>]*) src="([^"]+)"/g)].map(([, how = "", address = ""]) => [
      how.trim(),
      address.replace(/(assets.*)-[\w-]{8}\.js$/, "$1"),
    ]);
    expect(scripts).toEqual([
      ["", "/old-office.js"],
      ["defer", worldwide],
      ['type="module" crossorigin', "/assets/taskpane"],
    ]);
  });

  test("names Microsoft's address of it, and otherwise only what is served beside the page", async () => {
    const page = await pane.text("taskpane.html");
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? "");
    const elsewhere = named.filter((address) => !address.startsWith("/"));
    expect(elsewhere).toEqual([worldwide]);
    const missing = named.filter(
      (address) => address.startsWith("/") && !pane.files.includes(address.slice(1)),
    );
    expect(missing).toEqual([]);
  });

  test("has no script within the page, which the browser is told not to run", async () => {
    const page = await pane.text("taskpane.html");
    expect([...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g)].map(([tag]) => tag)).toEqual([]);
    expect(page).not.toMatch(/\son[a-z]+=/);
  });

  test("may be kept by browsers for ever where a name has a hash of the content, and only there", async () => {
    const assets = pane.files.filter((file) => file.startsWith("assets/"));
    expect(assets.length).toBeGreaterThan(0);
    expect(assets.filter((file) => !/-[\w-]{8}\.\w+$/.test(file))).toEqual([]);
    const headers = await pane.text("_headers");
    expect(headers).toBe(headersFile(officeJsAddress(undefined)));
    expect(headers.match(/immutable/g)).toHaveLength(1);
  });

  test("reads and checks with what comes later: the engine is not waited for until 审核 can be clicked", async () => {
    const withEngine = async (files: string[]) => {
      const texts = await Promise.all(files.map(async (file) => ({ file, text: await pane.text(file) })));
      return texts.filter(({ text }) => text.includes("RATIO-DERIVED")).map(({ file }) => file);
    };
    expect(await withEngine(await pane.firstScripts())).toEqual([]);
    expect((await withEngine(await pane.allScripts())).length).toBeGreaterThan(0);
  });

  test("needs no more than 130 kB of JavaScript until 审核 can be clicked", async () => {
    const scripts = await pane.firstScripts();
    const sizes = await Promise.all(scripts.map((file) => zippedSize(pane, file)));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    process.stdout.write(
      `窗格：到可以点“审核”为止的 JavaScript ${kilobytes(total)} kB(gzip，${scripts.length} 个文件，office.js 除外；预算 ${kilobytes(budgetBytes)} kB)\n`,
    );
    expect(total).toBeLessThanOrEqual(budgetBytes);
  });
});

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);

describe("the workbook page", () => {
  /** Of these files those that hold the grid: it names its own elements so. */
  const gridded = async (files: string[]) => {
    const texts = await Promise.all(files.map(async (file) => ({ file, text: await pane.text(file) })));
    return texts.filter(({ text }) => text.includes("univer-sheet")).map(({ file }) => file);
  };

  test("stands beside the pane, loads nothing from elsewhere, and no office.js", async () => {
    const page = await pane.text("index.html");
    const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? "");
    expect(named.filter((address) => !pane.files.includes(address.replace(/^\//, "")))).toEqual([]);
    expect(page).not.toContain("office.js");
  });

  test("brings nothing of its grid into the pane, not even what the pane loads later", async () => {
    const ofPane = await pane.allScripts();
    expect(ofPane.length).toBeGreaterThan(10);
    expect(await gridded(ofPane)).toEqual([]);
    expect(await gridded(pane.files.filter((file) => file.endsWith(".js")))).toHaveLength(1);
  });

  test("shows its choice before anything of the grid, with no more than 160 kB of JavaScript", async () => {
    const page = await pane.text("index.html");
    const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? "");
    expect(first.length).toBeGreaterThan(1);
    expect(await gridded(first)).toEqual([]);
    const sizes = await Promise.all(first.map((file) => zippedSize(pane, file)));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    process.stdout.write(
      `网页工作簿：到出现选择为止的 JavaScript ${kilobytes(total)} kB(gzip，${first.length} 个文件)\n`,
    );
    expect(total).toBeLessThanOrEqual(160_000);
  });

  test("is told a policy of its own, without the pane's", () => {
    const lines = headersFile(officeJsAddress(undefined)).split("\n");
    for (const path of ["/", "/index.html"]) {
      const [unset, set] = lines.slice(lines.indexOf(path) + 1);
      expect(unset).toBe("  ! Content-Security-Policy");
      expect(set).toContain("frame-ancestors 'none'");
      expect(set).toContain("script-src 'self';");
    }
  });
});

describe("what the browser is told of the pane", () => {
  test("lets Excel on the web and its counterpart in China show it in a frame, and nobody else", () => {
    const policy = policyOf(headersFile(officeJsAddress(undefined)));
    expect(policy.get("frame-ancestors")).toEqual([
      "'self'",
      "https://*.officeapps.live.com",
      "https://*.office.com",
      "https://*.sharepoint.com",
      "https://*.cloud.microsoft",
      "https://*.microsoft365.com",
      "https://onedrive.live.com",
      "https://*.officewebapps.cn",
      "https://*.sharepoint.cn",
      "https://*.partner.microsoftonline.cn",
    ]);
    expect(headersFile(officeJsAddress(undefined))).not.toContain("X-Frame-Options");
  });

  test("lets it run its own scripts and office.js, and speak with its own server only", () => {
    expect(policyOf(headersFile(officeJsAddress(undefined))).get("script-src")).toEqual([
      "'self'",
      "https://appsforoffice.microsoft.com",
    ]);
    const policy = policyOf(headersFile(officeJsAddress(china)));
    expect(policy.get("script-src")).toEqual(["'self'", "https://appsforoffice.cdn.partner.office365.cn"]);
    expect(policy.get("connect-src")).toEqual(["'self'"]);
    expect(policy.get("default-src")).toEqual(["'self'"]);
  });
});

describe("the address of office.js", () => {
  test("is the worldwide one unless another is set", () => {
    expect(officeJsAddress(undefined).href).toBe(worldwide);
    expect(officeJsAddress("").href).toBe(worldwide);
    expect(officeJsAddress(china).href).toBe(china);
  });

  test.each(["http://example.test/office.js", "office.js", "https://example.test/office.min.js"])(
    "%s is refused in a sentence",
    (address) => {
      expect(() => officeJsAddress(address)).toThrow(
        `ZHIBAO_OFFICE_JS 要写成 https://……/office.js，现在是“${address}”。`,
      );
    },
  );
});

function policyOf(headers: string): Map<string, string[]> {
  const policy = /Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? "";
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}
