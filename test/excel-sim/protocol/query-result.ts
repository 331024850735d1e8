import type { ExcelObject } from "../excel-object.ts";
import { type Members, memberNamed } from "./members.ts";
import type { References } from "./references.ts";
import { camelCase, type QueryInfo, type RecursiveQueryInfo } from "./wire.ts";

/** The names asked for, level by level; `all` stands for every scalar of the level. */
type Selection = { all: boolean; below: Map<string, Selection> };

/** `spell`: how a member is named in the answer, as on the wire (load) or in camel case (retrieve). */
type Reader = { members: Members; references: References; spell(wireName: string): string };

type Sources = { members: Members; references: References };

/** The answer to `load`: wire names, collections as `_Items`. */
export function loadResult(
  object: ExcelObject | null,
  query: QueryInfo | undefined,
  sources: Sources,
): unknown {
  return read(object, selectionOf(query), query, { ...sources, spell: (name) => name });
}

/** The answer to `retrieve`: the same in camel case, collections as `items`. */
export function retrieveResult(
  object: ExcelObject | null,
  query: QueryInfo | undefined,
  sources: Sources,
): unknown {
  const spell = (name: string) => (name === "_Items" ? "items" : camelCase(name));
  return read(object, selectionOf(query), query, { ...sources, spell });
}

/**
 * The answer to `loadRecursive`: every object is read by the query of its type; navigations whose type has a query are
 * followed, down to `MaxDepth` levels.
 */
export function recursiveResult(
  object: ExcelObject | null,
  info: RecursiveQueryInfo,
  sources: Sources,
): unknown {
  const reader: Reader = { ...sources, spell: (name) => name };
  const descend = (at: ExcelObject | null, depth: number): unknown => {
    if (at === null) return null;
    const query = info.Queries[at.typeName];
    if (at.items && !query) return { _Items: at.items().map((item) => descend(item, depth)) };
    const result = readOne(at, selectionOf(query), query, reader);
    if (info.MaxDepth !== undefined && depth >= info.MaxDepth) return result;
    for (const name of Object.keys(at.navigations)) {
      const next = reader.members.navigate(at, name);
      if (next && info.Queries[next.typeName]) result[name] = descend(next, depth + 1);
    }
    return result;
  };
  return descend(object, 0);
}

/** What the client keeps the object by, with the reference when it is held. */
export function identityOf(object: ExcelObject, references: References): Record<string, unknown> {
  const reference = references.idOf(object);
  return { ...object.identity(), ...(reference === undefined ? {} : { _ReferenceId: reference }) };
}

/** "items" is no level of its own: members of a collection are told from its items' by name. */
function selectionOf(query: QueryInfo | undefined): Selection {
  const root: Selection = { all: false, below: new Map() };
  const add = (path: string): Selection => {
    let at = root;
    for (const step of path.toLowerCase().split("/")) {
      if (step === "items") continue;
      if (step === "*") {
        at.all = true;
        continue;
      }
      const next = at.below.get(step) ?? { all: false, below: new Map() };
      at.below.set(step, next);
      at = next;
    }
    return at;
  };
  for (const path of query?.Select ?? []) if (add(path) === root) root.all = true;
  for (const path of query?.Expand ?? []) add(path).all = true;
  if (!query?.Select?.length) root.all = true;
  return root;
}

function read(
  object: ExcelObject | null,
  selection: Selection,
  query: QueryInfo | undefined,
  reader: Reader,
): unknown {
  return object === null ? null : readOne(object, selection, query, reader);
}

function readOne(
  object: ExcelObject,
  selection: Selection,
  query: QueryInfo | undefined,
  reader: Reader,
): Record<string, unknown> {
  const whole = { ...selection, all: selection.all || selection.below.size === 0 };
  return object.items
    ? readCollection(object, object.items(), whole, query, reader)
    : readMembers(object, whole, reader);
}

/** Names a collection has itself (`count`) are its own, all others are its items'. */
function readCollection(
  collection: ExcelObject,
  items: readonly ExcelObject[],
  selection: Selection,
  query: QueryInfo | undefined,
  reader: Reader,
): Record<string, unknown> {
  const own: Selection = { all: selection.all, below: new Map() };
  const ofItems: Selection = { all: selection.all, below: new Map() };
  for (const [name, below] of selection.below) {
    const holder = memberNamed(collection.scalars, name) === undefined ? ofItems : own;
    holder.below.set(name, below);
  }
  const result = readMembers(collection, own, reader);
  if (!ofItems.all && ofItems.below.size === 0) return result;
  const from = query?.Skip ?? 0;
  const chosen = items.slice(from, query?.Top === undefined ? undefined : from + query.Top);
  result[reader.spell("_Items")] = chosen.map((item) => readOne(item, ofItems, undefined, reader));
  return result;
}

function readMembers(object: ExcelObject, selection: Selection, reader: Reader): Record<string, unknown> {
  const { members, references, spell } = reader;
  const result: Record<string, unknown> = {};
  for (const [key, id] of Object.entries(identityOf(object, references))) {
    result[key === "Id" ? spell(key) : key] = id;
  }
  const named = [...selection.below.keys()];
  for (const name of selection.all ? [...Object.keys(object.scalars), ...named] : named) {
    const scalar = memberNamed(object.scalars, name);
    if (scalar !== undefined) {
      result[spell(scalar)] = members.get(object, scalar);
      continue;
    }
    const navigation = memberNamed(object.navigations, name) ?? name;
    const below = selection.below.get(name) ?? { all: true, below: new Map() };
    result[spell(navigation)] = read(members.navigate(object, navigation), below, undefined, reader);
  }
  return result;
}
