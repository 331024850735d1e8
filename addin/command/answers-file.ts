import * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { type Form, formField, isIndicatorRow } from "../../shared/schema/form.ts";
import {
  headKey,
  noAnswers,
  rowKey,
  type TableAnswers,
  tableAnswers,
} from "../table/binding/table-answers.ts";
import type { TableReading } from "../table/reading.ts";
import { fieldLabels } from "../text/labels.ts";
import type { Io } from "./io.ts";
import type { Failure } from "./tell.ts";

/** As it is written by hand: what is left "" is not answered yet. */
const written = z.strictObject({
  columns: z.record(z.string(), z.string()).default({}),
  rows: z.record(z.string(), z.string()).default({}),
  source: z.string().default(""),
});

const example = '{"columns": {"完成数": "actual"}, "rows": {"高企总数": "KJ-14", "孵化器面积": "ignored"}}';

/** What a person has said of a table in a file of theirs (--answers). Blanks and width of names do not matter. */
export async function readAnswers(io: Io, path: string, form: Form): Promise<Result<TableAnswers, Failure>> {
  const bytes = await io.readFile(path);
  if (!bytes.ok) return refuse({ kind: "file", path, fault: bytes.error });
  const content = written.safeParse(jsonOf(new TextDecoder().decode(bytes.value)));
  if (!content.success) return wrong(`“${path}”里不是对列和行的回答。写法如：${example}`);
  const given = {
    columns: answered(content.data.columns, (name) => headKey([name])),
    rows: answered(content.data.rows, (name) => rowKey([], name)),
    ...(content.data.source.trim() === "" ? {} : { source: content.data.source }),
  };
  const read = tableAnswers.safeParse(given);
  if (!read.success) return wrong(`“${path}”里${wrongAnswer(given, read.error)}`);
  const codes = new Set(form.rows.filter(isIndicatorRow).map(({ indicator }) => indicator));
  const strange = Object.entries(read.data.rows).find(([, code]) => code !== "ignored" && !codes.has(code));
  return strange === undefined
    ? succeed(read.data)
    : wrong(`“${path}”里行“${strange[0]}”写的是 ${strange[1]}，《${form.title}》里没有这个指标。`);
}

const wrong = (sentence: string): { ok: false; error: Failure } => refuse({ kind: "usage", sentence });

/** undefined where the text is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return undefined;
  }
}

const answered = (record: Record<string, string>, keyOf: (name: string) => string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, answer]) =>
      answer.trim() === "" ? [] : [[keyOf(name), answer.trim()]],
    ),
  );

/** Names the first answer that cannot be, and what may stand there. */
function wrongAnswer(
  { columns, rows }: Pick<z.infer<typeof written>, "columns" | "rows">,
  { issues: [issue] }: z.ZodError,
): string {
  const [about, name = ""] = issue?.path.map(String) ?? [];
  if (about === "source") return "数据来源（source）太长，至多 200 字。";
  if (about === "columns") {
    const fields = formField.options.map((field) => `${field} ${fieldLabels[field].zh}`).join("、");
    return `列“${name}”写的是“${columns[name] ?? ""}”。请写其中一个：${fields}，ignored 与报表无关。`;
  }
  return `行“${name}”写的是“${rows[name] ?? ""}”。请写指标代码（如 KJ-14），与报表无关的写 ignored。`;
}

/** The source named on the command line, for all numbers of the table whose row names none. */
export function readSource(named: string | undefined): Result<TableAnswers, Failure> {
  if (named === undefined) return succeed(noAnswers);
  const read = tableAnswers.safeParse({ ...noAnswers, source: named });
  return read.success ? succeed(read.data) : wrong("--source 后面写数据来源，如 浙里加计扣除，至多 200 字。");
}

/** Names that were answered and stand nowhere in the table. */
export function unusedAnswers({ columns, rows }: TableReading, answers: TableAnswers): string[] {
  const heads = new Set(columns.map(({ key }) => key));
  const names = new Set(rows.map(({ key }) => key));
  return [
    ...Object.keys(answers.columns).filter((key) => !heads.has(key)),
    ...Object.keys(answers.rows).filter((key) => !names.has(key)),
  ];
}

/** The answers with those that are still to be given, as a file to fill in; null where nothing is asked. */
export function answersToGive({ columns, rows }: TableReading, answers: TableAnswers): string | null {
  const open = (lines: readonly { key: string; sureness: string }[]) =>
    Object.fromEntries(lines.filter(({ sureness }) => sureness === "asked").map(({ key }) => [key, ""]));
  const asked = { columns: open(columns), rows: open(rows) };
  if (Object.keys({ ...asked.columns, ...asked.rows }).length === 0) return null;
  const given = {
    columns: { ...asked.columns, ...answers.columns },
    rows: { ...asked.rows, ...answers.rows },
    source: answers.source ?? "",
  };
  return `${JSON.stringify(given, null, 2)}\n`;
}
