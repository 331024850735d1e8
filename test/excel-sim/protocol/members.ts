import { ExcelError, type ExcelObject } from "../excel-object.ts";
import type { Refusals } from "./refusals.ts";
import { camelCase } from "./wire.ts";

/** Told of every member before it is used, as the add-in writes it ("WorksheetCollection.getItem"); may throw. */
export type MemberWatch = (member: string) => void;

/** The one way to an object's members: unknown ones are refused by name, errors get their place. */
export class Members {
  readonly #refusals: Refusals;
  readonly #watch: MemberWatch;

  constructor(refusals: Refusals, watch: MemberWatch) {
    this.#refusals = refusals;
    this.#watch = watch;
  }

  get(object: ExcelObject, name: string): unknown {
    const scalar = ownMember(object.scalars, name);
    if (!scalar) throw this.unknown(object, name);
    return this.#at(object, name, () => scalar.get());
  }

  set(object: ExcelObject, name: string, value: unknown): void {
    const scalar = ownMember(object.scalars, name);
    const write = scalar?.set?.bind(scalar);
    if (!write) throw this.unknown(object, `${camelCase(name)} = …`);
    this.#at(object, name, () => write(value));
  }

  navigate(object: ExcelObject, name: string): ExcelObject | null {
    const navigation = ownMember(object.navigations, name);
    if (!navigation) throw this.unknown(object, name);
    return this.#at(object, name, navigation);
  }

  call(object: ExcelObject, name: string, args: readonly unknown[]): unknown {
    const method = ownMember(object.methods, name);
    if (!method) throw this.unknown(object, `${camelCase(name)}()`);
    return this.#at(object, name, () => method(args));
  }

  index(object: ExcelObject, args: readonly unknown[]): ExcelObject {
    const { indexer } = object;
    if (!indexer) throw this.unknown(object, "getItem()");
    return this.#at(object, "Indexer", () => indexer(args));
  }

  unknown(object: ExcelObject, name: string): ExcelError {
    return this.#refusals.unknownMember(object.typeName, camelCase(name));
  }

  #at<T>(object: ExcelObject, name: string, use: () => T): T {
    const member = `${object.typeName}.${camelCase(name)}`;
    this.#watch(member);
    try {
      return use();
    } catch (error) {
      if (error instanceof ExcelError && error.location === "")
        throw new ExcelError(error.code, error.message, member);
      throw error;
    }
  }
}

/** The wire name of a member, whatever case the developer typed it in. */
export function memberNamed(members: Readonly<Record<string, unknown>>, name: string): string | undefined {
  if (Object.hasOwn(members, name)) return name;
  const wanted = name.toLowerCase();
  return Object.keys(members).find((member) => member.toLowerCase() === wanted);
}

const ownMember = <T>(members: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(members, name) ? members[name] : undefined;
