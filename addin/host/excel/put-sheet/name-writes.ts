import { nameAmong, type WorkbookName } from "../../put-sheet/planned-names.ts";
import { type QueuedWrite, queued } from "./queued-writes.ts";

/** Puts these names; those the workbook has already get their new ranges. */
export const nameWrites = (
  context: Excel.RequestContext,
  names: readonly WorkbookName[],
  present: readonly WorkbookName[],
): QueuedWrite[] =>
  names.map(({ name, formula, comment }) =>
    queued([name, formula, comment], 3, () => {
      const { names: all } = context.workbook;
      if (!nameAmong(present, name)) {
        all.add(name, `=${formula}`, comment);
        return;
      }
      const item = all.getItem(name);
      item.formula = `=${formula}`;
      if (comment !== undefined) item.comment = comment;
    }),
  );
