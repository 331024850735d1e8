/** One file of an archive, its content still as it was stored. */
export type ZipEntry = {
  /** Name with "/" between folders and none in front. */
  name: string;
  /** The name as the archive spells it, copied when the archive is written again. */
  storedName: Uint8Array;
  /** General purpose flags; bit 11 says the stored name is UTF-8. */
  flags: number;
  method: 0 | 8;
  /** DOS time and date in one number. */
  modified: number;
  crc: number;
  /** Bytes unzipped. */
  size: number;
  compressed: Uint8Array;
};

/** An archive never changes: edits make a new one that shares the untouched entries. */
export type ZipArchive = {
  readonly entries: readonly ZipEntry[];
  /** Entries by `partKey`. */
  readonly byKey: ReadonlyMap<string, ZipEntry>;
};

/** Part names are compared without regard to case (ECMA-376 part 2, 7.2.3.5). */
export const partKey = (name: string): string => name.replace(/^\/+/, "").toLowerCase();

export const zipArchive = (entries: readonly ZipEntry[]): ZipArchive => ({
  entries,
  byKey: new Map(entries.map((entry) => [partKey(entry.name), entry])),
});
