import type { ExcelObject } from "../excel-object.ts";
import { type DefinedName, usableName } from "../workbook/defined-name.ts";
import { requireWritable } from "../workbook/permission.ts";
import type { Sheet } from "../workbook/sheet.ts";
import { givenText, invalidArgument, itemExists, itemNotFound } from "./given.ts";
import { givenComment, givenTarget } from "./given-target.ts";
import type { Makers } from "./makers.ts";
import { NamedItemObject } from "./named-item.ts";

/** The names of the workbook, or those of one sheet. */
export class NamedItemCollectionObject implements ExcelObject {
  readonly typeName = "NamedItemCollection";
  readonly scalars = {};
  readonly navigations = {};
  readonly methods: ExcelObject["methods"];
  readonly items: () => readonly ExcelObject[];
  readonly indexer: (args: readonly unknown[]) => ExcelObject;

  constructor(makers: Makers, scope: Sheet | null) {
    const owner: { names: DefinedName[] } = scope ?? makers.book;
    const object = (entry: DefinedName) => new NamedItemObject(makers, scope, entry);
    const find = (name: unknown): ExcelObject | null => {
      const wanted = givenText(name).toLowerCase();
      const entry = owner.names.find((other) => other.name.toLowerCase() === wanted);
      return entry ? object(entry) : null;
    };
    this.items = () => owner.names.map(object);
    this.indexer = ([name]) => {
      const found = find(name);
      if (!found) throw itemNotFound();
      return found;
    };
    this.methods = {
      GetCount: () => owner.names.length,
      GetItemOrNullObject: ([name]) => find(name),
      Add: ([name, reference, comment]) => {
        requireWritable(makers.book);
        if (!usableName(givenText(name))) throw invalidArgument();
        if (find(name)) throw itemExists();
        const entry: DefinedName = {
          name: givenText(name),
          comment: comment === undefined ? "" : givenComment(comment),
          visible: true,
          target: givenTarget(makers.book, reference),
        };
        owner.names.push(entry);
        return object(entry);
      },
    };
  }

  identity(): { Id?: string } {
    return {};
  }
}
