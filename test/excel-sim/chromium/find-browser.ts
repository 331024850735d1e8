import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const { CHROME_PATH } = process.env;

/** What a test prints once where no browser can be started. */
export const noBrowserLine = CHROME_PATH
  ? `skipped: browser tests cannot start ${CHROME_PATH}, which CHROME_PATH names; correct or unset it`
  : "skipped: browser tests need Chromium, Chrome or Edge (installed, or its path in CHROME_PATH)";

/** The title of a group of tests that needs one; says where it is skipped, and why. */
export const titledFor =
  (browser: Browser | null) =>
  (title: string): string =>
    browser ? title : `${title} (${noBrowserLine})`;

const linuxCommands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const windowsPaths = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "Chromium\\Application\\chrome.exe",
];

const macApplications = ["Google Chrome", "Chromium", "Microsoft Edge"];

/** A browser that is installed, by the usual places of the platform. */
function installedBrowser(): string | null {
  const { env, platform } = process;
  const places: Partial<Record<NodeJS.Platform, () => string[]>> = {
    linux: () =>
      linuxCommands.flatMap((name) =>
        [...(env.PATH ?? "").split(delimiter), "/snap/bin"].map((folder) => join(folder, name)),
      ),
    darwin: () => macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
    win32: () =>
      [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA].flatMap((folder) =>
        folder ? windowsPaths.map((path) => join(folder, path)) : [],
      ),
  };
  return places[platform]?.().find((path) => existsSync(path)) ?? null;
}

/**
 * On Linux the Chromium inside the package @sparticuz/chromium, unpacked to the temp folder on first use. Null also
 * where it cannot be unpacked: some packages come without their `folder` (bin), and disks are full.
 */
export async function packagedBrowser(folder?: string): Promise<string | null> {
  if (process.platform !== "linux") return null;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath(folder).catch(() => null);
}

/**
 * The first browser that starts, headless; the caller closes it. Null where none can run: print `noBrowserLine`. Where
 * CHROME_PATH names one, no other is tried: the person wants that one.
 */
export async function launchBrowser(): Promise<Browser | null> {
  const found = CHROME_PATH ? [CHROME_PATH] : [installedBrowser(), await packagedBrowser()];
  for (const executablePath of found) {
    if (executablePath === null) continue;
    const browser = await chromium
      // without a UTF-8 locale Chinese names of files are lost on the way
      .launch({ executablePath, headless: true, env: { ...process.env, LC_ALL: "C.UTF-8" } })
      .catch(() => null);
    if (browser) return browser;
  }
  return null;
}
