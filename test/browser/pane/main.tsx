import { webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import { openPageDesk } from "../../../addin/page-desk.ts";
import type { Desk } from "../../../addin/pane/desk.ts";
import { Pane } from "../../../addin/pane/pane.tsx";
import { startTexts } from "../../../addin/pane/texts/start-texts.ts";
import { viewOf } from "../../../addin/pane/view.ts";
import { type FileLiveWorkbook, openFileLiveWorkbook } from "./file-live-workbook.ts";

declare global {
  interface Window {
    /** For tests: what the pane did to the workbook. */
    workbook?: FileLiveWorkbook;
  }
}

/**
 * The pane over a workbook file, without Excel: to look at every screen. The address says which:
 * ?workbook=/some.xlsx&view=check&locale=zh&theme=light; the API is on the same origin.
 */
const asked = new URLSearchParams(window.location.search);
const locale = asked.get("locale") === "en" ? "en" : "zh";

async function openDesk(): Promise<Desk> {
  const path = asked.get("workbook") ?? "/workbook.xlsx";
  const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
  const workbook = await openFileLiveWorkbook(bytes, path);
  window.workbook = workbook;
  const { desk } = await openPageDesk({ partition: null });
  return { ...desk, workbook };
}

const place = document.getElementById("pane");
if (place === null) throw new Error("The page has no place for the pane");
startTexts(locale);
createRoot(place).render(
  <Pane
    locale={locale}
    theme={asked.get("theme") === "dark" ? webDarkTheme : webLightTheme}
    view={viewOf(window.location.search)}
    openDesk={openDesk}
  />,
);
