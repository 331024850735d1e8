import {
  type Action,
  type ArgumentInfo,
  camelCase,
  isRecord,
  type ObjectPath,
  type RequestBody,
  type ResponseBody,
} from "./wire.ts";

/** Beyond this a list is shown by its size. */
const longestList = 8;

/**
 * Turns requests into lines a person can read: paths instead of numbers. What a kept reference or a rewritten
 * indexer stands for is learnt from the answers.
 */
export class ReadableQueries {
  readonly #byReference = new Map<string, string>();
  readonly #byId = new Map<string, string>();

  lines(body: RequestBody, response: ResponseBody | null): string[] {
    const line = new LineWriter(body, this.#byReference, this.#byId);
    const used = addressedPaths(body);
    const lines: string[] = [];
    for (const action of body.Actions) {
      const shown = action.ActionType === 1 ? line.onlyInstantiated(action, used) : line.of(action);
      if (shown !== null) lines.push(shown);
    }
    this.#learn(body, response, line);
    return lines;
  }

  #learn(body: RequestBody, response: ResponseBody | null, line: LineWriter): void {
    const pathOf = new Map(body.Actions.map((action) => [action.Id, action.ObjectPathId]));
    for (const { ActionId, Value } of response?.Results ?? []) {
      const path = body.ObjectPaths[String(pathOf.get(ActionId))];
      if (!path || !isRecord(Value)) continue;
      const { Id, _ReferenceId } = Value;
      if (typeof _ReferenceId === "string" && path.ObjectPathType !== 6)
        this.#byReference.set(_ReferenceId, line.path(path.Id));
      if (typeof Id !== "string" || path.ParentObjectPathId === undefined || path.ObjectPathType === 4)
        continue;
      const key = line.indexed(path.ParentObjectPathId, Id);
      if (!this.#byId.has(key)) this.#byId.set(key, line.path(path.Id));
    }
  }
}

class LineWriter {
  readonly #paths: RequestBody["ObjectPaths"];
  readonly #byReference: ReadonlyMap<string, string>;
  readonly #byId: ReadonlyMap<string, string>;

  constructor(
    body: RequestBody,
    byReference: ReadonlyMap<string, string>,
    byId: ReadonlyMap<string, string>,
  ) {
    this.#paths = body.ObjectPaths;
    this.#byReference = byReference;
    this.#byId = byId;
  }

  of(action: Action): string | null {
    if (action.ActionType === 5) return null;
    const at = this.path(action.ObjectPathId);
    switch (action.ActionType) {
      case 1:
        return `get ${at}`;
      case 2:
      case 7:
        return `load ${at}: ${queried(action.QueryInfo)}`;
      case 3:
        if (action.Name === "_KeepReference") return null;
        return `call ${at}.${camelCase(action.Name)}(${this.#args(action.ArgumentInfo)})`;
      case 4:
        return `set ${at}.${camelCase(action.Name)} = ${this.#args(action.ArgumentInfo)}`;
      case 6:
        return `load ${at} recursively: ${JSON.stringify(action.RecursiveQueryInfo)}`;
      case 8:
        return `ensure ${at}: ${this.#value(action.ObjectState, 0)}`;
      case 9:
        return `set ${at} = ${this.#value(action.ObjectState, 0)}`;
    }
  }

  /** An object nothing else in the request speaks of was asked for by itself, as null objects are. */
  onlyInstantiated(action: Action, used: ReadonlySet<number>): string | null {
    const path = this.#paths[String(action.ObjectPathId)];
    if (!path || used.has(path.Id)) return null;
    return path.ObjectPathType === 3 || path.ObjectPathType === 5 ? this.of(action) : null;
  }

  path(id: number): string {
    const path = this.#paths[String(id)];
    return path ? this.#shown(path) : `path ${id}`;
  }

  indexed(parent: number, id: string): string {
    return `${this.path(parent)}.getItem(${JSON.stringify(id)})`;
  }

  #shown(path: ObjectPath): string {
    const name = path.Name ?? "";
    if (path.ObjectPathType === 1) return "workbook";
    if (path.ObjectPathType === 2) return `new ${name}`;
    if (path.ObjectPathType === 6) return this.#byReference.get(name) ?? `reference ${name}`;
    if (path.ObjectPathType === 7) return "null object";
    const parent = path.ParentObjectPathId === undefined ? "" : this.path(path.ParentObjectPathId);
    if (path.ObjectPathType === 4) return `${parent}.${camelCase(name)}`;
    const args = this.#args(path.ArgumentInfo);
    if (path.ObjectPathType === 3) return `${parent}.${camelCase(name)}(${args})`;
    const shown = `${parent}.getItem(${args})`;
    return this.#byId.get(shown) ?? shown;
  }

  #args(info: ArgumentInfo | undefined): string {
    const ids = info?.ReferencedObjectPathIds ?? [];
    const shown = (info?.Arguments ?? []).map((value, index) => this.#value(value, ids[index]));
    while (shown.at(-1) === "null") shown.pop();
    return shown.join(", ");
  }

  #value(value: unknown, pathId: unknown): string {
    if (typeof pathId === "number" && pathId !== 0) return this.path(pathId);
    if (Array.isArray(value)) return this.#list(value, pathId);
    if (!isRecord(value)) return JSON.stringify(value);
    if (typeof value._ObjectPathId === "number") return this.path(value._ObjectPathId);
    const entries = Object.entries(value).map(([key, given]) => `${key}: ${this.#value(given, 0)}`);
    return `{${entries.join(", ")}}`;
  }

  #list(list: readonly unknown[], pathIds: unknown): string {
    const [first] = list;
    const cells = Array.isArray(first) ? list.length * first.length : list.length;
    if (cells > longestList) return Array.isArray(first) ? `[${list.length}×${first.length}]` : `[${cells}]`;
    const ids: unknown[] = Array.isArray(pathIds) ? pathIds : [];
    return `[${list.map((item, index) => this.#value(item, ids[index])).join(", ")}]`;
  }
}

/** Paths that something beyond instantiating and keeping is done with, with all paths on the way to them. */
function addressedPaths({ Actions, ObjectPaths }: RequestBody): Set<number> {
  const found = new Set<number>();
  const add = (id: number) => {
    const path = ObjectPaths[String(id)];
    if (!path || found.has(id)) return;
    found.add(id);
    addWay(path);
  };
  const addArguments = (info: ArgumentInfo | undefined) => {
    for (const id of (info?.ReferencedObjectPathIds ?? []).flat(3))
      if (typeof id === "number" && id !== 0) add(id);
    for (const id of nestedProxies(info?.Arguments)) add(id);
  };
  const addWay = (path: ObjectPath) => {
    if (path.ParentObjectPathId !== undefined) add(path.ParentObjectPathId);
    addArguments(path.ArgumentInfo);
  };
  for (const path of Object.values(ObjectPaths)) addWay(path);
  for (const action of Actions) {
    if (action.ActionType === 1 || action.ActionType === 5) continue;
    if (action.ActionType === 3 && action.Name === "_KeepReference") continue;
    add(action.ObjectPathId);
    if (action.ActionType === 3 || action.ActionType === 4) addArguments(action.ArgumentInfo);
    if (action.ActionType === 9) for (const id of nestedProxies(action.ObjectState)) add(id);
  }
  return found;
}

function nestedProxies(value: unknown): number[] {
  if (Array.isArray(value))
    return value.some((item) => typeof item === "object") ? value.flatMap(nestedProxies) : [];
  if (!isRecord(value)) return [];
  if (typeof value._ObjectPathId === "number") return [value._ObjectPathId];
  return Object.values(value).flatMap(nestedProxies);
}

function queried(
  query:
    | {
        Select?: string[] | undefined;
        Expand?: string[] | undefined;
        Top?: number | undefined;
        Skip?: number | undefined;
      }
    | undefined,
): string {
  const names = query?.Select?.length ? query.Select.join(", ") : "all";
  const expanded = query?.Expand?.length ? `, with ${query.Expand.join(", ")}` : "";
  const part = query?.Top === undefined ? "" : `, ${query.Top} from ${query.Skip ?? 0}`;
  return names + expanded + part;
}
