import type ExcelJS from "@mui/x-internal-exceljs-fork";

/** How a cell looks, and whether it is locked, in the words of the library that reads and writes the files. Never changed in place. */
export type Look = Partial<ExcelJS.Style>;

export const PLAIN: Look = {};

export const formatOf = (look: Look): string => look.numFmt ?? "General";
export const isLocked = (look: Look): boolean => look.protection?.locked !== false;
