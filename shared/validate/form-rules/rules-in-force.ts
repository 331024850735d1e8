import type { Form } from "../../schema/form.ts";
import type { FormRule } from "../../schema/form-rule.ts";

const keyOf = ({ id, version }: FormRule): string => `${id}/${version}`;

/**
 * The rules a form was published with, as they stand after `lines`, which come in the order they were decided: the last
 * one of a version of a rule holds. Sorted by id and version.
 */
export function rulesInForce(published: readonly FormRule[], lines: readonly FormRule[]): FormRule[] {
  const standing = new Map([...published, ...lines].map((rule) => [keyOf(rule), rule]));
  return [...standing.values()].sort((a, b) =>
    a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1,
  );
}

/** The rules that run: those a unit is checked with. */
export const runningRules = (rules: readonly FormRule[]): FormRule[] =>
  rules.filter(({ state }) => state === "active" || state === "trial");

/** A form that is checked with other rules than it was published with. */
export const withRules = (form: Form, rules: readonly FormRule[]): Form => ({ ...form, rules: [...rules] });
