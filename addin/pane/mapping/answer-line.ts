import { formField } from "../../../shared/schema/form.ts";
import type { TableAnswers } from "../../table/binding/table-answers.ts";
import type { MappingLine } from "../../table/mapping-lines.ts";

/** What is said of a line: a field of the form for a column, a code for a row, or "ignored"; null takes it back. */
export type Saying = (line: Pick<MappingLine, "id" | "about" | "key">, answer: string | null) => void;

/** The answers with one more, one less, or another one in its place. */
export function answerLine(
  answers: TableAnswers,
  { about, key }: Pick<MappingLine, "about" | "key">,
  answer: string | null,
): TableAnswers {
  if (about === "row") return { ...answers, rows: { ...without(answers.rows, key), ...said(key, answer) } };
  const field = answer === null || answer === "ignored" ? answer : formField.parse(answer);
  return { ...answers, columns: { ...without(answers.columns, key), ...said(key, field) } };
}

const said = <Answer extends string>(key: string, answer: Answer | null): Record<string, Answer> =>
  answer === null ? {} : { [key]: answer };

const without = <Answer>(answers: Record<string, Answer>, key: string): Record<string, Answer> =>
  Object.fromEntries(Object.entries(answers).filter(([known]) => known !== key));
