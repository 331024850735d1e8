import { aliasKey } from "../codec/alias-key.ts";
import { compareUnits } from "../codec/unit.ts";
import type { AcceptedAlias, AliasConflict } from "../schema/alias.ts";
import { type Form, isIndicatorRow } from "../schema/form.ts";
import type { Indicator } from "../schema/indicator.ts";

/** A name somebody wants for an indicator; `units` are written beside it. */
export type WantedAlias = { indicator: string; name: string; units: readonly string[] };

/** With these a name would mean two things, or nothing: it is never accepted. */
const forbidding: ReadonlySet<AliasConflict["kind"]> = new Set([
  "known",
  "unknown-indicator",
  "other-name",
  "other-accepted",
]);

export const forbids = ({ kind }: AliasConflict): boolean => forbidding.has(kind);

/** By key the indicators of a form that go by that name. */
function namesOf(form: Form): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const add = (name: string, code: string) => {
    const key = aliasKey(name);
    names.set(key, (names.get(key) ?? new Set()).add(code));
  };
  for (const { code, name, aliases } of form.indicators) for (const one of [name, ...aliases]) add(one, code);
  for (const row of form.rows.filter(isIndicatorRow)) if (row.label !== null) add(row.label, row.indicator);
  return names;
}

/**
 * What speaks against names as further aliases of a form's indicators (traps C08, D02). `offered` are all names offered,
 * `accepted` those that were accepted.
 */
export function aliasConflicts(
  form: Form,
  accepted: readonly AcceptedAlias[],
  offered: readonly AcceptedAlias[],
): (wanted: WantedAlias) => AliasConflict[] {
  const own = namesOf(form);
  const acceptedFor = byKey(accepted);
  const offeredFor = byKey(offered);
  const rows = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  return (wanted) => {
    const key = aliasKey(wanted.name);
    const meant = form.indicators.find(({ code }) => code === wanted.indicator);
    if (meant === undefined || !rows.has(wanted.indicator))
      return [{ kind: "unknown-indicator", indicator: null }];
    const others = (kind: AliasConflict["kind"], codes: ReadonlySet<string> | undefined) =>
      [...(codes ?? [])]
        .filter((code) => code !== wanted.indicator)
        .map((indicator) => ({ kind, indicator }));
    return [
      ...(own.get(key)?.has(wanted.indicator) ? [{ kind: "known" as const, indicator: null }] : []),
      ...others("other-name", own.get(key)),
      ...others("other-accepted", acceptedFor.get(key)),
      ...others("other-offered", offeredFor.get(key)),
      ...(countsOther(key, meant) ? [{ kind: "quantity" as const, indicator: null }] : []),
      ...(wanted.units.some((unit) => measuresOther(unit, meant))
        ? [{ kind: "unit" as const, indicator: null }]
        : []),
    ];
  };
}

function byKey(aliases: readonly AcceptedAlias[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name, indicator } of aliases) {
    const key = aliasKey(name);
    found.set(key, (found.get(key) ?? new Set()).add(indicator));
  }
  return found;
}

/** A name that says 新增 for a stock, or 总数 for what is new; 家次 where firms are counted. */
function countsOther(name: string, { measure, unit }: Indicator): boolean {
  if (/总数|总量|累计|存量/.test(name) && measure === "新增") return true;
  if (/新增|净增|新认定/.test(name) && measure === "累计") return true;
  return /[家人场]次/.test(name) && !unit.includes("次");
}

/** Counted in another unit than the indicator, one that does not convert. */
const measuresOther = (unit: string, indicator: Pick<Indicator, "unit">): boolean =>
  compareUnits(unit, indicator.unit) === "different";
