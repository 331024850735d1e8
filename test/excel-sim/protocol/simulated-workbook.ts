import type { ExcelObject } from "../excel-object.ts";

/**
 * A rich event as the frame hears it. `type`: 10 changed, 11 activated, 12 deactivated, 13 added, 14 selection
 * changed, 15 deleted. `target`: the sheet's id, or "Workbook" for collections. `payload`: the wire fields of the event
 * ({address, changeType, source, worksheetId …}).
 */
export type RichEvent = { type: number; target: string; payload: Record<string, unknown> };

/** What the protocol asks of a workbook. It is swapped whole between tests; the library stays loaded. */
export interface SimulatedWorkbook {
  /** The object at the top of every path (ObjectPathType 1): `context.workbook`. */
  root(): ExcelObject;
  /** Events since the last call, in order; they are sent after the reply. */
  takeEvents(): RichEvent[];
  /** Does something that is not the add-in's doing: by the person beside it, or another author of the workbook. */
  actAs?(who: "person" | "coauthor", deed: () => void): void;
  /** Called around every ProcessQuery, also around one that ends in an error. */
  beginRequest?(): void;
  endRequest?(): void;
}
