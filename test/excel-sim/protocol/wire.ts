import * as z from "zod";

/** What the library sends, parsed where it comes in: a shape not described here is refused, never guessed at. */
const argumentInfo = z.strictObject({
  Arguments: z.array(z.unknown()).optional(),
  /** Parallel to `Arguments`: 0 plain, a number the path of a proxy, a list the same for a nested list. */
  ReferencedObjectPathIds: z.array(z.unknown()).nullish(),
});
export type ArgumentInfo = z.infer<typeof argumentInfo>;

const queryInfo = z.looseObject({
  Select: z.array(z.string()).optional(),
  Expand: z.array(z.string()).optional(),
  Top: z.number().int().nonnegative().optional(),
  Skip: z.number().int().nonnegative().optional(),
});
export type QueryInfo = z.infer<typeof queryInfo>;

const recursiveQueryInfo = z.looseObject({
  /** By type name. */
  Queries: z.record(z.string(), queryInfo),
  MaxDepth: z.number().int().nonnegative().optional(),
});
export type RecursiveQueryInfo = z.infer<typeof recursiveQueryInfo>;

const common = { Id: z.number().int(), ObjectPathId: z.number().int(), Name: z.string().optional() };
const called = { ...common, Name: z.string(), ArgumentInfo: argumentInfo.optional() };

const action = z.discriminatedUnion("ActionType", [
  z.looseObject({ ...common, ActionType: z.literal(1) }),
  z.looseObject({ ...common, ActionType: z.literal(2), QueryInfo: queryInfo.optional() }),
  z.looseObject({ ...called, ActionType: z.literal(3) }),
  z.looseObject({ ...called, ActionType: z.literal(4) }),
  z.looseObject({ ...common, ActionType: z.literal(5) }),
  z.looseObject({ ...common, ActionType: z.literal(6), RecursiveQueryInfo: recursiveQueryInfo }),
  z.looseObject({ ...common, ActionType: z.literal(7), QueryInfo: queryInfo.optional() }),
  z.looseObject({
    ...common,
    ActionType: z.literal(8),
    ObjectState: z.record(z.string(), z.unknown()),
  }),
  z.looseObject({
    ...common,
    ActionType: z.literal(9),
    ObjectState: z.record(z.string(), z.unknown()),
  }),
]);
export type Action = z.infer<typeof action>;

const objectPath = z.looseObject({
  Id: z.number().int(),
  /** 1 workbook, 2 service, 3 method, 4 property, 5 indexer, 6 kept reference, 7 null object. */
  ObjectPathType: z.literal([1, 2, 3, 4, 5, 6, 7]),
  Name: z.string().optional(),
  ParentObjectPathId: z.number().int().optional(),
  ArgumentInfo: argumentInfo.optional(),
});
export type ObjectPath = z.infer<typeof objectPath>;

/** The body of one `context.sync()`. */
export const requestBody = z.looseObject({
  AutoKeepReference: z.boolean().nullish(),
  Actions: z.array(action),
  ObjectPaths: z.record(z.string(), objectPath),
});
export type RequestBody = z.infer<typeof requestBody>;

export type WireError = { Code: string; Message: string; Location: string; ActionIndex: number };

export type ResponseBody = {
  Results: { ActionId: number; Value: unknown }[];
  TraceIds: number[];
  Error?: WireError;
};

/** The bit of the request's flags that says: wait while a cell is being typed into. */
export const delayForCellEdit = 64;

/** "Worksheets" → "worksheets": the name as the add-in types it. */
export const camelCase = (wireName: string): string =>
  wireName === "Indexer" ? "getItem" : wireName.charAt(0).toLowerCase() + wireName.slice(1);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
