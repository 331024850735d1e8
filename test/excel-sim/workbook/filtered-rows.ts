/** A filter of a sheet or a table: the hidden rows that it hides. */
export type FilteredRows = { rows: readonly number[] };
