import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** What a test prints once where no browser can be started. */
export const noBrowserLine =
  "skipped: browser tests need Chromium, Chrome or Edge (installed, or its path in CHROME_PATH)";

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

/** On Linux the Chromium inside the package @sparticuz/chromium, unpacked to the temp folder on first use. */
async function packagedBrowser(): Promise<string | null> {
  if (process.platform !== "linux") return null;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

/**
 * The first browser that starts, headless; the caller closes it. Null where none can run: print `noBrowserLine`. A
 * browser named in CHROME_PATH that does not start is the person's to know: that error surfaces.
 */
export async function launchBrowser(): Promise<Browser | null> {
  const given = process.env.CHROME_PATH;
  if (given) return chromium.launch({ executablePath: given, headless: true });
  for (const executablePath of [installedBrowser(), await packagedBrowser()]) {
    if (executablePath === null) continue;
    const browser = await chromium.launch({ executablePath, headless: true }).catch(() => null);
    if (browser) return browser;
  }
  return null;
}
