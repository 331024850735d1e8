// Writes addin/public/icons/<name>-<size>.png; run after a drawing has changed:
//   npm exec -- node addin/icons/render.ts /usr/bin/chromium
import { join } from "node:path";
import { chromium } from "playwright-core";
import { drawIcon, iconNames, iconSizes } from "./draw-icon.ts";

const folder = join(import.meta.dirname, "..", "public", "icons");
const [executablePath] = process.argv.slice(2);
if (executablePath === undefined) throw new Error("Name the Chromium, Chrome or Edge to draw with.");

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ deviceScaleFactor: 1 });
for (const name of iconNames) {
  for (const size of iconSizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<body style="margin:0;display:flex">${drawIcon(name, size)}</body>`);
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), omitBackground: true });
  }
}
await browser.close();
