/** Shown beside a cell that asks for it, as spreadsheet programs do when it is selected. */
export type InputMessage = { title: string; text: string };
