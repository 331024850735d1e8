import { ExcelError, type ExcelObject } from "../excel-object.ts";
import { libraryServices } from "./library-services.ts";
import { Members, type MemberWatch, memberNamed } from "./members.ts";
import { identityOf, loadResult, recursiveResult, retrieveResult } from "./query-result.ts";
import type { References } from "./references.ts";
import type { Refusals } from "./refusals.ts";
import {
  type Action,
  type ArgumentInfo,
  camelCase,
  isRecord,
  type ObjectPath,
  type RequestBody,
  type ResponseBody,
} from "./wire.ts";

export type QueryContext = { references: References; refusals: Refusals; watch: MemberWatch };

/**
 * Answers one ProcessQuery: the actions in order up to the first error; what was written before it stays. Knows no
 * Excel type. Paths are evaluated once, because methods on the way (`Add`) have effects.
 */
export function processQuery(root: ExcelObject, body: RequestBody, context: QueryContext): ResponseBody {
  const request = new Request(root, body, context);
  const response: ResponseBody = { Results: [], TraceIds: [] };
  for (const [index, action] of body.Actions.entries()) {
    try {
      response.Results.push({ ActionId: action.Id, Value: request.perform(action) ?? null });
      if (action.ActionType === 5) response.TraceIds.push(action.Id);
    } catch (error) {
      const { code, message, location } = asExcelError(error, context.refusals);
      response.Error = { Code: code, Message: message, Location: location, ActionIndex: index };
      break;
    }
  }
  return response;
}

/** A fault of the simulator itself reaches the add-in as GeneralException and the refusals as what it is. */
function asExcelError(error: unknown, refusals: Refusals): ExcelError {
  if (error instanceof ExcelError) return error;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  refusals.note(`fault in excel-sim: ${what}`);
  return new ExcelError("GeneralException", what);
}

class Request {
  readonly #root: ExcelObject;
  readonly #paths: RequestBody["ObjectPaths"];
  readonly #context: QueryContext;
  readonly #members: Members;
  readonly #evaluated = new Map<number, ExcelObject | null>();

  constructor(root: ExcelObject, body: RequestBody, context: QueryContext) {
    this.#root = root;
    this.#paths = body.ObjectPaths;
    this.#context = context;
    this.#members = new Members(context.refusals, context.watch);
  }

  perform(action: Action): unknown {
    if (action.ActionType === 5) return null;
    const object = this.#object(action.ObjectPathId);
    const sources = { members: this.#members, references: this.#context.references };
    switch (action.ActionType) {
      case 1:
        return object === null ? null : identityOf(object, sources.references);
      case 2:
        return loadResult(object, action.QueryInfo, sources);
      case 3:
        return object === null ? { _IsNull: true } : this.#callForValue(object, action);
      case 4:
        return this.#set(object, action.Name, this.#wireArguments(action.ArgumentInfo)[0]);
      case 6:
        return recursiveResult(object, action.RecursiveQueryInfo, sources);
      case 7:
        return retrieveResult(object, action.QueryInfo, sources);
      case 8:
        return this.#ensureUnchanged(object, action.ObjectState);
      case 9:
        return this.#update(object, action.ObjectState);
    }
  }

  #callForValue(object: ExcelObject, action: Extract<Action, { ActionType: 3 }>): unknown {
    const result = this.#call(object, action.Name, this.#arguments(action.ArgumentInfo));
    return isExcelObject(result) ? identityOf(result, this.#context.references) : result;
  }

  #object(id: number): ExcelObject | null {
    const known = this.#evaluated.get(id);
    if (known !== undefined) return known;
    const path = this.#paths[String(id)];
    if (!path) throw new ExcelError("InvalidRequest", `The request names path ${id} and does not hold it.`);
    const object = this.#evaluate(path);
    this.#evaluated.set(id, object);
    return object;
  }

  #evaluate(path: ObjectPath): ExcelObject | null {
    const name = path.Name ?? "";
    if (path.ObjectPathType === 1) return this.#root;
    if (path.ObjectPathType === 2) return this.#service(name);
    if (path.ObjectPathType === 6) return this.#reference(name);
    if (path.ObjectPathType === 7) return null;
    const parent = path.ParentObjectPathId === undefined ? null : this.#object(path.ParentObjectPathId);
    if (parent === null) return null;
    if (path.ObjectPathType === 4) return this.#members.navigate(parent, name);
    const args = this.#arguments(path.ArgumentInfo);
    if (path.ObjectPathType === 5) return this.#members.index(parent, args);
    const result = this.#call(parent, name, args);
    if (result === null || isExcelObject(result)) return result;
    throw new Error(`${parent.typeName}.${name} gave no object, though the client goes on from it`);
  }

  #service(name: string): ExcelObject {
    const service = libraryServices[name];
    if (service) return service;
    throw this.#context.refusals.unknownMember("service", name);
  }

  #reference(id: string): ExcelObject {
    const object = this.#context.references.get(id);
    if (object) return object;
    throw new ExcelError("InvalidReference", "This reference is not valid for the current operation.");
  }

  /** Members every object has on the wire, then those of its type. */
  #call(object: ExcelObject, name: string, args: readonly unknown[]): unknown {
    if (name === "_KeepReference") {
      this.#context.references.keep(object);
      return null;
    }
    if (name === "_RemoveReference") {
      this.#context.references.release(String(args[0]));
      return null;
    }
    if (name === "_ValidateArraySize") return this.#validateArraySize(object, args);
    return this.#members.call(object, name, args);
  }

  /** Sent ahead of a write that arrives in chunks. */
  #validateArraySize(object: ExcelObject, [rows, columns]: readonly unknown[]): null {
    const fits =
      this.#members.get(object, "RowCount") === rows && this.#members.get(object, "ColumnCount") === columns;
    if (fits) return null;
    const message =
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";
    throw new ExcelError("InvalidArgument", message, `${object.typeName}.values`);
  }

  /** What Excel does with a null object's properties is not known here: nothing may rely on it. */
  #set(object: ExcelObject | null, name: string, value: unknown): null {
    if (object === null) throw this.#context.refusals.unknownMember("null object", `${camelCase(name)} = …`);
    this.#members.set(object, name, value);
    return null;
  }

  #update(object: ExcelObject | null, state: Record<string, unknown>): null {
    for (const [key, given] of Object.entries(state)) {
      if (object === null) throw this.#context.refusals.unknownMember("null object", `${key} = …`);
      const navigation = memberNamed(object.navigations, key);
      if (navigation !== undefined && isRecord(given))
        this.#update(this.#members.navigate(object, navigation), given);
      else this.#set(object, memberNamed(object.scalars, key) ?? key, this.#argument(given, 0));
    }
    return null;
  }

  #ensureUnchanged(object: ExcelObject | null, state: Record<string, unknown>): null {
    for (const [key, expected] of Object.entries(state)) {
      if (object === null) throw this.#context.refusals.unknownMember("null object", key);
      const name = memberNamed(object.scalars, key) ?? key;
      if (JSON.stringify(this.#members.get(object, name)) === JSON.stringify(expected)) continue;
      throw new ExcelError("Conflict", `${key} is no longer what it was.`, `${object.typeName}.${key}`);
    }
    return null;
  }

  /** Absent arguments of methods arrive as null and become undefined. */
  #arguments(info: ArgumentInfo | undefined): unknown[] {
    return this.#wireArguments(info).map((given) => given ?? undefined);
  }

  /** Proxies become their objects. */
  #wireArguments(info: ArgumentInfo | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((given, index) => this.#argument(given, ids[index]));
  }

  #argument(given: unknown, pathId: unknown): unknown {
    if (typeof pathId === "number" && pathId !== 0) return this.#proxy(pathId);
    if (Array.isArray(given)) {
      if (Array.isArray(pathId)) return given.map((item, index) => this.#argument(item, pathId[index]));
      return given.some(isRecord) ? given.map((item) => this.#argument(item, 0)) : given;
    }
    if (!isRecord(given)) return given;
    if (typeof given._ObjectPathId === "number") return this.#proxy(given._ObjectPathId);
    return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, this.#argument(value, 0)]));
  }

  #proxy(pathId: number): ExcelObject {
    const object = this.#object(pathId);
    if (object !== null) return object;
    throw new ExcelError("InvalidArgument", "The argument is invalid or missing or has an incorrect format.");
  }
}

function isExcelObject(value: unknown): value is ExcelObject {
  return isRecord(value) && typeof value.typeName === "string" && typeof value.identity === "function";
}
