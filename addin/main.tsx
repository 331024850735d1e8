import { webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import { letTabThroughPane } from "./host/excel/tab-through-pane.ts";
import { Pane } from "./pane/pane.tsx";
import { loadPart } from "./pane/parts/load-part.ts";
import { startTexts } from "./pane/texts/start-texts.ts";
import { viewOf } from "./pane/view.ts";
import type { Locale } from "./text/locale.ts";

/** The way in for Excel. What old hosts see instead is public/old-office.js, which has run before. */
const localeOf = (language: string): Locale => (language.toLowerCase().startsWith("zh") ? "zh" : "en");

const openDesk = async () => {
  const { openExcelDesk } = await loadPart(() => import("./open-excel-desk.ts"));
  return openExcelDesk(Office.context.partitionKey ?? null);
};

function start(): void {
  const place = document.getElementById("pane");
  if (place === null) throw new Error("The page has no place for the pane");
  const locale = localeOf(Office.context.displayLanguage);
  document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
  startTexts(locale);
  letTabThroughPane(document);
  const theme = Office.context.officeTheme?.isDarkTheme ? webDarkTheme : webLightTheme;
  createRoot(place).render(
    <Pane locale={locale} theme={theme} view={viewOf(window.location.search)} openDesk={openDesk} />,
  );
}

Office.onReady(({ host }) => {
  if (host !== Office.HostType.Excel) return window.zhibaoOldOffice.show("no-office");
  // Excel 2016 and 2019 stop before this set; later sets are asked for where they are used.
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.14")) {
    return window.zhibaoOldOffice.show("old-excel");
  }
  start();
});
