import { useMemo } from "react";
import type { Form } from "../../../shared/schema/form.ts";
import type { MergedTable } from "../../../shared/schema/merged.ts";
import { useListLook } from "../board/list-look.ts";
import { figuresTexts } from "../figures/figures-texts.ts";
import { IndicatorFold } from "../figures/indicator-fold.tsx";
import { filterSections, indicatorSections } from "../figures/indicator-lines.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import type { PeerChoice } from "./peer-choice.ts";
import { peersTexts } from "./peers-texts.ts";

/** The indicators chosen, each with one's own value and where it stands; unfolded, the units chosen. */
export function PeerReading({
  table,
  form,
  own,
  choice,
}: {
  table: MergedTable;
  form: Form;
  own: number;
  choice: PeerChoice;
}) {
  const words = useTexts(peersTexts);
  const figureWords = useTexts(figuresTexts);
  const look = useListLook();
  const { locale } = usePane();
  const sections = useMemo(() => indicatorSections(table, form, locale), [table, form, locale]);
  const chosen = filterSections(sections, ({ row }) => choice.indicators.has(row.indicator));
  const units = table.orgs.flatMap(({ id }, index) => (choice.orgs.has(id) ? [index] : []));
  if (chosen.length === 0) return null;
  return (
    <section className={look.section}>
      <h3 className={look.subheading}>{words("reading")}</h3>
      <p className={look.quiet}>{words("readingTold")}</p>
      {chosen.map(({ label, rows }) => (
        <section key={label}>
          <h4 className={look.subheading}>{label || figureWords("beforeSections")}</h4>
          {rows.map((line) => (
            <IndicatorFold
              key={line.row.number}
              line={line}
              table={table}
              own={own}
              units={units}
              accepted={true}
            />
          ))}
        </section>
      ))}
    </section>
  );
}
