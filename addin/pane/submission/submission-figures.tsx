import { Field, Input } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Form } from "../../../shared/schema/form.ts";
import type { SubmissionDocument } from "../../../shared/schema/submission.ts";
import { inSections, type SubmissionRow, submissionRows } from "../../table/submission-rows.ts";
import { useListLook } from "../board/list-look.ts";
import { fitsSearch } from "../figures/fits-search.ts";
import { rowName } from "../figures/indicator-lines.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { FigureLine } from "./figure-line.tsx";
import { submissionTexts } from "./submission-texts.ts";

/** The figures of a submission: folded by the form's sections, or those a search finds. */
export function SubmissionFigures({ document, form }: { document: SubmissionDocument; form: Form }) {
  const words = useTexts(submissionTexts);
  const look = useListLook();
  const [search, setSearch] = useState("");
  const { locale } = usePane();
  const rows = useMemo(
    () =>
      submissionRows(document, form).map((row) => ({
        ...row,
        name: rowName(row.row, row.indicator, locale),
      })),
    [document, form, locale],
  );
  return (
    <section className={look.section}>
      <h3 className={look.subheading}>{words("figures")}</h3>
      <Field label={words("search")}>
        <Input type="search" value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      {search.trim() === "" ? (
        <Sections rows={rows} period={document.period} form={form} />
      ) : (
        <Hits rows={rows} period={document.period} search={search.trim()} />
      )}
    </section>
  );
}

function Sections({ rows, period, form }: { rows: readonly SubmissionRow[]; period: string; form: Form }) {
  const words = useTexts(submissionTexts);
  const look = useListLook();
  const byRow = new Map(rows.map((row) => [row.row, row]));
  return (
    <div>
      {inSections(form, (row) => byRow.get(row) ?? null).map(({ label, rows: own }) => (
        <details key={label} className={look.fold}>
          <summary className={look.summary}>
            {words("section", { label: label || words("beforeSections"), count: own.length })}
          </summary>
          <ul className={look.list}>
            {own.map((row) => (
              <FigureLine key={row.row.number} row={row} period={period} />
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function Hits({ rows, period, search }: { rows: readonly SubmissionRow[]; period: string; search: string }) {
  const words = useTexts(submissionTexts);
  const look = useListLook();
  const hits = rows.filter(({ name, row }) => fitsSearch(search, name, row.indicator));
  return (
    <>
      <p role="status" className={look.quiet}>
        {hits.length === 0 ? words("noHit", { text: search }) : words("hits", { count: hits.length })}
      </p>
      <ul className={look.list}>
        {hits.map((row) => (
          <FigureLine key={row.row.number} row={row} period={period} />
        ))}
      </ul>
    </>
  );
}
