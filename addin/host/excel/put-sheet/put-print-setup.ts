import { printRange } from "../../../table/address.ts";
import type { PrintSetup } from "../../../table/layout-plan.ts";
import { headerSections } from "./header-sections.ts";

/** How the sheet is printed. */
export function putPrintSetup({ pageLayout }: Excel.Worksheet, print: PrintSetup): void {
  pageLayout.orientation = print.orientation === "landscape" ? "Landscape" : "Portrait";
  pageLayout.paperSize = print.paper;
  pageLayout.centerHorizontally = true;
  if (print.fitToWidth) pageLayout.zoom = { horizontalFitToPages: 1 };
  if (print.margins) pageLayout.setPrintMargins("Inches", { ...print.margins, header: 0.3, footer: 0.3 });
  const { defaultForAllPages: pages } = pageLayout.headersFooters;
  if (print.header) {
    const { left, center, right } = headerSections(print.header);
    pages.leftHeader = left;
    pages.centerHeader = center;
    pages.rightHeader = right;
  }
  if (print.footer) {
    const { left, center, right } = headerSections(print.footer);
    pages.leftFooter = left;
    pages.centerFooter = center;
    pages.rightFooter = right;
  }
  putPrintArea(pageLayout, print);
}

/** Which cells are printed, and the rows repeated on each page. */
export function putPrintArea(pageLayout: Excel.PageLayout, { area, titleRows }: PrintSetup): void {
  if (area) pageLayout.setPrintArea(printRange(area));
  if (titleRows) pageLayout.setPrintTitleRows(`$${titleRows.from}:$${titleRows.to}`);
}
