/**
 * How an Excel object looks from the wire. The dispatcher knows no Excel type: it asks these tables, and refuses by
 * name whatever is not in them, so that nothing the add-in uses is simulated by accident.
 */
export interface ExcelObject {
  /** "Range": used in refusals and in `debugInfo.errorLocation`. */
  readonly typeName: string;
  /** Scalar properties by wire name ("NumberFormat"). */
  readonly scalars: Readonly<Record<string, Scalar>>;
  /** Properties that lead to other objects by wire name ("Worksheet"); null is a null object. */
  readonly navigations: Readonly<Record<string, () => ExcelObject | null>>;
  /** Methods by wire name ("GetCell"); they give an object, a plain value, or nothing. */
  readonly methods: Readonly<Record<string, (args: readonly unknown[]) => unknown>>;
  /** Of collections: their items in order, and `Indexer` behind `getItem`. */
  readonly items?: () => readonly ExcelObject[];
  readonly indexer?: (args: readonly unknown[]) => ExcelObject;
  /** What the client keeps the object by: `Id` of members of collections, `_ReferenceId` of ranges, {} of others. */
  identity(): { Id?: string; _ReferenceId?: string };
}

export type Scalar = {
  get(): unknown;
  /** Absent: read-only. */
  set?(value: unknown): void;
};

/** An error as Excel answers it: `code` is what the add-in sees ("ItemNotFound"). */
export class ExcelError extends Error {
  readonly code: string;
  readonly location: string;
  constructor(code: string, message: string, location = "") {
    super(message);
    this.code = code;
    this.location = location;
  }
}
