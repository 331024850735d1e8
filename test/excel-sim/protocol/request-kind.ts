import type { RequestBody } from "./wire.ts";

/**
 * sync: the add-in called `context.sync()`. clean-up: the library lets go of ranges after a run. start-up: the library
 * reports itself to the program. Only the first kind is counted, held and made to fail.
 */
export type RequestKind = "sync" | "clean-up" | "start-up";

export function requestKind({ Actions, ObjectPaths }: RequestBody): RequestKind {
  if (Object.values(ObjectPaths).some((path) => path.ObjectPathType === 2)) return "start-up";
  const calls = Actions.filter((action) => action.ActionType !== 1);
  const releases = calls.filter((action) => action.ActionType === 3 && action.Name === "_RemoveReference");
  return calls.length > 0 && releases.length === calls.length ? "clean-up" : "sync";
}
