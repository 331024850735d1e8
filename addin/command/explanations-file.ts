import * as z from "zod";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import type { ExplanationsState } from "../../shared/validate/explanations.ts";
import { type Sayings, type SayingsOf, sayingsOnSheet } from "../flow/explaining.ts";
import { explanationCategoryOf } from "../text/explanation-category.ts";
import { findingSentence } from "../text/finding-sentence.ts";
import { findingSubject } from "../text/finding-view.ts";
import { explanationCategoryLabels } from "../text/labels.ts";
import { jsonOf } from "./answers-file.ts";
import type { Io } from "./io.ts";
import type { Failure } from "./tell.ts";

/** As it is written by hand: a text left "" is not written yet. `finding` is there to be read. */
const written = z.strictObject({
  explanations: z.array(
    z.strictObject({
      fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
      finding: z.string().optional(),
      category: z.string().default(""),
      text: z.string().max(500).default(""),
    }),
  ),
});

const categories = Object.values(explanationCategoryLabels)
  .map(({ zh }) => zh)
  .join("、");

/** What is given with --explain; nothing without it. */
export const explanationsGiven = async (
  io: Io,
  path: string | undefined,
): Promise<Result<Sayings, Failure>> =>
  path === undefined ? succeed(new Map()) : readExplanations(io, path);

/** What stands in the workbook's sheet 审核结果, and over it what was given. */
export const sayingsGiven =
  (given: Sayings): SayingsOf =>
  async (snapshot, report) =>
    new Map([...(await sayingsOnSheet(snapshot, report)), ...given]);

/** What a person has explained in a file of theirs. */
async function readExplanations(io: Io, path: string): Promise<Result<Sayings, Failure>> {
  const bytes = await io.readFile(path);
  if (!bytes.ok) return refuse({ kind: "file", path, fault: bytes.error });
  const content = written.safeParse(jsonOf(new TextDecoder().decode(bytes.value)));
  if (!content.success)
    return wrong(
      `“${path}”里不是审核说明。请先用 check --write-explanations 写出要说明的各条，再填 category 和 text。`,
    );
  const given = content.data.explanations.filter(({ text }) => text.trim() !== "");
  const strange = given.find(({ category }) => explanationCategoryOf(category) === null);
  if (strange)
    return wrong(
      `“${path}”里编号 ${strange.fingerprint} 的类别写的是“${strange.category}”。请写其中一个：${categories}。`,
    );
  return succeed(
    new Map(
      given.map(({ fingerprint, category, text }) => [
        fingerprint,
        { category: explanationCategoryOf(category), text },
      ]),
    ),
  );
}

const wrong = (sentence: string): { ok: false; error: Failure } => refuse({ kind: "usage", sentence });

/** Writes what is to be explained, with what was written so far, as a file to fill in. */
export async function writeExplanations(
  io: Io,
  path: string,
  { missing, refused, good }: ExplanationsState,
  form: Form,
): Promise<Result<null, Failure>> {
  if (missing.length + refused.length === 0) {
    io.err("没有要说明的审核结果，没有写出文件。");
    return succeed(null);
  }
  const explanations = [
    ...missing.map((finding) => ({ ...toRead(finding, form), category: "", text: "" })),
    ...[...refused, ...good].map(({ finding, explanation: { category, text } }) => ({
      ...toRead(finding, form),
      category: explanationCategoryLabels[category].zh,
      text,
    })),
  ];
  const bytes = new TextEncoder().encode(`${JSON.stringify({ explanations }, null, 2)}\n`);
  const file = await io.writeFile(path, bytes, { replace: false });
  if (!file.ok) return refuse({ kind: "file", path, fault: file.error });
  io.err(`要说明的 ${missing.length + refused.length} 条写在“${path}”里，填好后加 --explain ${path}。`);
  return succeed(null);
}

const toRead = (finding: Finding, form: Form) => ({
  fingerprint: finding.fingerprint,
  finding: `${findingSubject(finding, form, "zh")} ${findingSentence(finding, form, "zh")}`.trim(),
});
