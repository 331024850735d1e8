/** What a file may ask of the reader before it is refused as "too-large". */
export type FileLimits = {
  /** Bytes of the file itself. */
  fileBytes: number;
  /** Bytes of all parts unzipped, as the archive declares them; no part may unzip to more than it declares. */
  unzippedBytes: number;
  /** Unzipped bytes per byte of the file, looked at only above `ratioFromBytes`. */
  ratio: number;
  ratioFromBytes: number;
  /** Parts in the archive. */
  parts: number;
  /** Cells in the used rectangles of all sheets together. */
  cells: number;
};

export const FILE_LIMITS: FileLimits = {
  // A county's indicator workbook is under 1 MB; with scanned pictures pasted in it stays under 20.
  fileBytes: 20 * 1024 * 1024,
  // Three times the largest workbook that still opens comfortably in a spreadsheet program on an office machine.
  unzippedBytes: 200 * 1024 * 1024,
  // Sheets made of equal formatted cells reach 60 : 1; 300 MB of zeros are 1000 : 1.
  ratio: 200,
  ratioFromBytes: 10 * 1024 * 1024,
  // A sheet with drawings, notes and a table has about ten parts; no workbook for people has 500 such sheets.
  parts: 5_000,
  // Three dense matrices of this size take about 100 MB; the largest known table has 100 counties × 60 × 5 years.
  cells: 2_000_000,
};

/** Bytes as people read them, rounded up: 300_000_000 → "287 MB". */
export const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
