import { deriveValue } from "../../shared/catalogue/derive-value.ts";
import { big, printDecimal } from "../../shared/codec/decimal.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { Indicator } from "../../shared/schema/indicator.ts";

// Invented, for measuring only. The same unit, year and indicator always give the same number.

/** A number from 0 up to 1,000 that looks like chance (FNV-1a). */
export function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % 1000;
}

/** What an indicator cannot exceed: what it is part of, and the denominator where it is the numerator of a share. */
function wholesOf(form: Form): ReadonlyMap<string, string[]> {
  const inForm = new Set(form.indicators.map(({ code }) => code));
  const wholes = new Map(
    form.indicators.map(({ code, partOf }) => [code, partOf.filter((whole) => inForm.has(whole))]),
  );
  for (const { derive, max } of form.indicators)
    if (derive !== null && max === "100") wholes.get(derive.numerator)?.push(derive.denominator);
  return wholes;
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
  const counts = new Set(form.indicators.filter(({ decimals }) => decimals === 0).map(({ code }) => code));
  const wholes = wholesOf(form);
  const known = new Map<string, number>();
  const invent = (code: string): number => {
    const share = chance(`${unit}/${code}`);
    const limits = (wholes.get(code) ?? []).map(steps);
    if (limits.length > 0) return Math.floor((Math.min(...limits) * (300 + Math.floor(share / 2))) / 1000);
    const free = (50 + 4 * share) * (year - 2000);
    return counts.has(code) ? Math.floor(free / 10) : free * 10;
  };
  const steps = (code: string): number => {
    const found = known.get(code) ?? invent(code);
    known.set(code, found);
    return found;
  };
  return steps;
}
