import { Button, Field, Input } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { Form } from "../../../shared/schema/form.ts";
import type { MergedTable } from "../../../shared/schema/merged.ts";
import type { FormSection } from "../../table/submission-rows.ts";
import { useListLook } from "../board/list-look.ts";
import { fitsSearch } from "../figures/fits-search.ts";
import { filterSections, type IndicatorLine, indicatorSections } from "../figures/indicator-lines.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { AllOrNone } from "./all-or-none.tsx";
import { ChoiceFold } from "./choice-fold.tsx";
import { tick } from "./peer-choice.ts";
import { peersTexts } from "./peers-texts.ts";
import { TickList } from "./tick-list.tsx";

export type ChooseIndicatorsProps = {
  table: MergedTable;
  form: Form;
  ticked: ReadonlySet<string>;
  /** None is ticked and the person wants to go on. */
  fault: boolean;
  onChange: (ticked: ReadonlySet<string>) => void;
};

/** Indicators to compare, by the form's sections. */
export function ChooseIndicators({ table, form, ticked, fault, onChange }: ChooseIndicatorsProps) {
  const words = useTexts(peersTexts);
  const look = useListLook();
  const { locale } = usePane();
  const [search, setSearch] = useState("");
  const sections = useMemo(() => indicatorSections(table, form, locale), [table, form, locale]);
  const all = useMemo(() => table.indicators.map(({ indicator }) => indicator), [table]);
  const found = filterSections(sections, ({ name, row }) => fitsSearch(search, name, row.indicator));
  return (
    <ChoiceFold
      title={words("indicators", { chosen: ticked.size, all: all.length })}
      fault={fault ? words("noIndicator") : null}
    >
      <AllOrNone codes={all} ticked={ticked} onChange={onChange} />
      <Field label={words("search")}>
        <Input type="search" value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      {found.length === 0 && <p className={look.quiet}>{words("noHit")}</p>}
      {found.map((section) => (
        <SectionTicks key={section.label} section={section} ticked={ticked} onChange={onChange} />
      ))}
    </ChoiceFold>
  );
}

function SectionTicks({
  section: { label, rows },
  ticked,
  onChange,
}: Pick<ChooseIndicatorsProps, "ticked" | "onChange"> & { section: FormSection<IndicatorLine> }) {
  const words = useTexts(peersTexts);
  const look = useListLook();
  const codes = rows.map(({ row }) => row.indicator);
  const chosen = codes.filter((code) => ticked.has(code)).length;
  const title = words("section", { label, chosen, all: codes.length });
  return (
    <section aria-label={label}>
      <div className={look.apart}>
        <h3 className={look.subheading}>{title}</h3>
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${label} ${words(chosen < codes.length ? "all" : "clear")}`}
          onClick={() => onChange(tick(ticked, codes, chosen < codes.length))}
        >
          {words(chosen < codes.length ? "all" : "clear")}
        </Button>
      </div>
      <TickList
        items={rows.map(({ row, name }) => ({ code: row.indicator, label: `${row.indicator} ${name}` }))}
        ticked={ticked}
        onTick={(code, on) => onChange(tick(ticked, [code], on))}
      />
    </section>
  );
}
