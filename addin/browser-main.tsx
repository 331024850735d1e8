import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import { startTexts } from "./pane/texts/start-texts.ts";
import type { Locale } from "./text/locale.ts";
import { WorkbookPage } from "./workbook-page/workbook-page.tsx";

/** The way in without Excel: a workbook file and the pane on one page. */
const locale: Locale = window.navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
const place = document.getElementById("page");
if (place === null) throw new Error("The page has no place for what it shows");
document.documentElement.lang = locale === "zh" ? "zh-CN" : "en";
startTexts(locale);
createRoot(place).render(
  // Sheets are white in every program; a dark page around one would be harder to read.
  <FluentProvider theme={webLightTheme}>
    <WorkbookPage locale={locale} theme={webLightTheme} />
  </FluentProvider>,
);
