import type { ExcelObject } from "../excel-object.ts";
import { invalidArgument, isRecord } from "./given.ts";

/**
 * What GetCellProperties and its like answer of one object: the members asked for, named as asked ({ format:
 * { protection: true } }). `true` for something that is an object itself gives all its scalars.
 */
export function pick(object: ExcelObject, wanted: unknown): Record<string, unknown> {
  if (wanted === true) {
    const scalars = Object.entries(object.scalars);
    return Object.fromEntries(scalars.map(([name, { get }]) => [camelCase(name), get()]));
  }
  if (!isRecord(wanted)) throw invalidArgument();
  const asked = Object.entries(wanted).filter(([, value]) => value !== false && value !== undefined);
  return Object.fromEntries(asked.map(([name, value]) => [name, member(object, name, value)]));
}

function member(object: ExcelObject, name: string, wanted: unknown): unknown {
  const wire = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const scalar = object.scalars[wire];
  if (scalar) return scalar.get();
  const next = object.navigations[wire]?.();
  if (!next) throw invalidArgument(`excel-sim: ${object.typeName}.${name} is not simulated`);
  return pick(next, wanted);
}

const camelCase = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
