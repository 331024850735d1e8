import type { Area } from "./area.ts";

/** How a sheet is printed; lengths in points, names as in Excel.PageLayout. */
export type PageSetup = {
  orientation: "Portrait" | "Landscape";
  /** Excel.PaperType. */
  paperSize: string;
  zoom: { scale: number } | { horizontalFitToPages?: number; verticalFitToPages?: number };
  centerHorizontally: boolean;
  centerVertically: boolean;
  margins: Record<MarginSide, number>;
  printArea: Area[];
  titleRows: Area | null;
  titleColumns: Area | null;
  headerFooter: Record<HeaderFooterPlace, string>;
};

export const MARGIN_SIDES = ["left", "right", "top", "bottom", "header", "footer"] as const;
export type MarginSide = (typeof MARGIN_SIDES)[number];

export const HEADER_FOOTER_PLACES = [
  "leftHeader",
  "centerHeader",
  "rightHeader",
  "leftFooter",
  "centerFooter",
  "rightFooter",
] as const;
export type HeaderFooterPlace = (typeof HEADER_FOOTER_PLACES)[number];

export const newPageSetup = (): PageSetup => ({
  orientation: "Portrait",
  paperSize: "A4",
  zoom: { scale: 100 },
  centerHorizontally: false,
  centerVertically: false,
  margins: { left: 50.4, right: 50.4, top: 54, bottom: 54, header: 21.6, footer: 21.6 },
  printArea: [],
  titleRows: null,
  titleColumns: null,
  headerFooter: {
    leftHeader: "",
    centerHeader: "",
    rightHeader: "",
    leftFooter: "",
    centerFooter: "",
    rightFooter: "",
  },
});
