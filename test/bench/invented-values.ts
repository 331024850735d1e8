import { deriveValue } from "../../shared/catalogue/derive-value.ts";
import { big, printDecimal } from "../../shared/codec/decimal.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";
import { figuresIn } from "../../shared/validate/form-rules/rule-tree.ts";
import { readRules } from "./read-rules.ts";

// Invented, for measuring only. The same unit, year and indicator always give the same number.

/** A number from 0 up to 1,000 that looks like chance (FNV-1a). */
export function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % 1000;
}

/** What an indicator cannot exceed: its share of an indicator that it makes up with others, and a number. */
type Limits = { wholes: { code: string; parts: number }[]; most: number };

const unlimited = (): Limits => ({ wholes: [], most: Number.POSITIVE_INFINITY });

/** By code: wholes, the denominator of the share it is the numerator of, and what the form's rules say is not exceeded. */
function limitsOf(form: Form): ReadonlyMap<string, Limits> {
  const limits = new Map(form.indicators.map(({ code }) => [code, unlimited()]));
  const limit = (code: string, whole: string, parts: number) => {
    if (limits.has(whole)) limits.get(code)?.wholes.push({ code: whole, parts });
  };
  for (const { code, partOf, derive, max } of form.indicators) {
    for (const whole of partOf) limit(code, whole, 1);
    if (derive !== null && max === "100") limit(derive.numerator, derive.denominator, 1);
  }
  for (const { tree } of readRules(form)) {
    if (tree.kind !== "compare" || tree.operator !== "≤") continue;
    const { left, right } = tree;
    const summands = figuresIn(left);
    for (const { indicator } of summands) {
      if (right.kind === "figure") limit(indicator, right.figure.indicator, summands.length);
      const own = limits.get(indicator);
      if (right.kind === "number" && own !== undefined) own.most = Number(right.value);
    }
  }
  return limits;
}

/** Values by code that pass every rule: parts below their wholes, ratios as their base items make them. */
export function inventedValues(form: Form, unit: string, year: number): ReadonlyMap<string, string> {
  const definition = new Map(form.indicators.map((indicator) => [indicator.code, indicator]));
  const steps = stepsByCode(form, unit, year);
  const typed = (code: string): string => {
    const decimals = definition.get(code)?.decimals ?? 0;
    return printDecimal(big(steps(code)).div(big(10).pow(decimals)));
  };
  const value = ({ code, derive }: Indicator): string => {
    if (derive === null) return typed(code);
    const derived = deriveValue(derive, typed(derive.numerator), typed(derive.denominator));
    if (!derived.ok) throw new Error(`${code}: ${derived.error}`);
    return derived.value;
  };
  return new Map(form.indicators.map((indicator) => [indicator.code, value(indicator)]));
}

/** Typed amounts in steps of the indicator's last digit: up to some 10,000 counted, 10,000.00 in amounts. */
function stepsByCode(form: Form, unit: string, year: number): (code: string) => number {
  const decimals = new Map(form.indicators.map((indicator) => [indicator.code, indicator.decimals]));
  const limits = limitsOf(form);
  const known = new Map<string, number>();
  const invent = (code: string): number => {
    const share = chance(`${unit}/${code}`);
    const { wholes, most } = limits.get(code) ?? unlimited();
    if (wholes.length > 0) {
      const limit = Math.min(...wholes.map((whole) => steps(whole.code) / whole.parts));
      return Math.floor((limit * (300 + Math.floor(share / 2))) / 1000);
    }
    const free = (50 + 4 * share) * (year - 2000);
    const digits = decimals.get(code) ?? 0;
    return Math.min(digits === 0 ? Math.floor(free / 10) : free * 10, most * 10 ** digits);
  };
  const steps = (code: string): number => {
    const found = known.get(code) ?? invent(code);
    known.set(code, found);
    return found;
  };
  return steps;
}
