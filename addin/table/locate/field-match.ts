import type { FormField } from "../../../shared/schema/form.ts";
import type { TableAnswers } from "../binding/table-answers.ts";
import {
  type ColumnValue,
  endsYear,
  fieldOfValue,
  type ValueContext,
  type ValueHead,
} from "../figures/column-value.ts";

/**
 * `sure` is false for a header that names another year, or narrows what it holds; `unit` is the one it states. how: year is
 * a bare year (2024, 2024年), org the name of the unit that reports, content a column without a label that names indicators.
 */
export type FieldMatch = {
  /** null for a column of numbers that the form has no column for: those of other periods. */
  field: FormField | null;
  /** What a column of another period holds. */
  value: ColumnValue | null;
  how: "label" | "alias" | "year" | "org" | "sum" | "content" | "answer";
  sure: boolean;
  /** 1-9月, 开发区, 预计 …: what the header says besides the form's label. */
  qualifier: string | null;
  unit: string | null;
};

/** Finds the form's column for the heads above a column, from the top down. */
export type HeaderMatcher = (heads: readonly string[]) => FieldMatch | undefined;

/** `orgNames`: names of the unit that reports, which head its column in a table of many units. */
export type HeaderContext = ValueContext & {
  orgNames: ReadonlySet<string>;
  /** What a person has said of heads; wins over what they seem to say. */
  answers: TableAnswers["columns"];
};

/** Where the period is not known yet, a year cannot be told from the one reported. */
export function placed(
  { kind, period, basis, certain }: ValueHead,
  reported: string | null,
): Omit<FieldMatch, "unit"> {
  const open = { value: null, how: "year", sure: false, qualifier: null } as const;
  if (reported === null || period === null) return { ...open, field: kind };
  const value = { kind, period, basis };
  if (endsYear(value, reported)) return { ...open, field: "actual", qualifier: "12月累计" };
  const field = fieldOfValue(value, reported);
  return { ...open, field, value: field === null ? value : null, sure: certain };
}

/** Fields whose cells hold the numbers that are reported. */
export const valueFields: readonly FormField[] = ["previousActual", "target", "actual", "nextTarget"];
/** Fields that say which indicator a row is. */
export const stubFields: readonly FormField[] = ["number", "code", "name", "unit"];
const numberFields: readonly FormField[] = [...valueFields, "targetRequirement", "nextTargetRequirement"];

/** The column holds what is reported, or the numbers of another period. */
export const isValueColumn = ({ field, value }: Pick<FieldMatch, "field" | "value">): boolean =>
  value !== null || (field !== null && valueFields.includes(field));
/** Two columns that hold the same claim the same. */
export const claimOf = ({ field, value }: Pick<FieldMatch, "field" | "value">): string =>
  field ?? `${value?.kind}/${value?.period}/${value?.basis}`;
export const holdsNumbers = ({ field }: { field: FormField | null }): boolean =>
  field === null || numberFields.includes(field);
