import { Button, Field, Input, Select } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { type Gap, gap as gapSchema } from "../../../shared/schema/merged.ts";
import type { MergedFigures } from "../../flow/merged-figures.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { gapLabels } from "../../text/merged-labels.ts";
import { useListLook } from "../board/list-look.ts";
import { LookupLine } from "../board/lookup-line.tsx";
import { usePane } from "../pane-context.ts";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { figuresTexts } from "./figures-texts.ts";
import { fitsSearch } from "./fits-search.ts";
import { IndicatorFold } from "./indicator-fold.tsx";
import {
  filterSections,
  type IndicatorLine,
  indicatorSections,
  problemKinds,
  problemsOf,
} from "./indicator-lines.ts";
import { PullLine } from "./pull-line.tsx";
import { useMerged } from "./use-merged.ts";
import { usePull } from "./use-pull.ts";

/** The grid of one round as a list of indicators, and the way to have it as a sheet. */
export function RoundFigures({ shown, round }: { shown: boolean; round: string }) {
  const words = useTexts(figuresTexts);
  const look = useListLook();
  const lookup = useMerged(shown, round, "submitted");
  const { pull, state, cancel } = usePull();
  const figures = lookup.latest;
  return (
    <>
      <LookupLine lookup={lookup} />
      {figures && (
        <>
          <Facts figures={figures} />
          <div className={look.actions}>
            <Button
              appearance="primary"
              disabledFocusable={state.kind === "running"}
              onClick={() => pull({ round, counted: "submitted" })}
            >
              {words("write")}
            </Button>
            <Button onClick={lookup.again}>{words("refresh")}</Button>
          </div>
          <PullLine
            state={state}
            onCancel={cancel}
            extent={{ orgs: figures.table.orgs.length, indicators: figures.table.indicators.length }}
          />
          <Indicators figures={figures} />
        </>
      )}
    </>
  );
}

function Facts({ figures: { table } }: { figures: MergedFigures }) {
  const words = useTexts(figuresTexts);
  const look = useListLook();
  const reported = table.orgs.filter(({ state }) => state !== "none").length;
  return (
    <div>
      <p className={look.text}>{words("told")}</p>
      <FactList>
        <Fact name={words("units")}>{words("unitsReported", { due: table.orgs.length, reported })}</Fact>
        <Fact name={words("counted")}>{words("beijing", { time: beijingTime(table.asOf) })}</Fact>
      </FactList>
    </div>
  );
}

type Filter = "all" | "problems" | Gap;

const filterOf = (value: string): Filter =>
  value === "problems" ? "problems" : (gapSchema.safeParse(value).data ?? "all");

function passes(filter: Filter, line: IndicatorLine): boolean {
  if (filter === "all") return true;
  const problems = problemsOf(line);
  return filter === "problems" ? problems.size > 0 : problems.has(filter);
}

function Indicators({ figures: { table, form } }: { figures: MergedFigures }) {
  const { locale } = usePane();
  const words = useTexts(figuresTexts);
  const look = useListLook();
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<Filter>("all");
  const sections = useMemo(() => indicatorSections(table, form, locale), [table, form, locale]);
  const all = useMemo(() => sections.flatMap(({ rows }) => rows), [sections]);
  const kinds = useMemo(() => problemKinds(all), [all]);
  const found = filterSections(
    sections,
    (line) => passes(filter, line) && fitsSearch(search, line.name, line.row.indicator),
  );
  const count = found.reduce((sum, { rows }) => sum + rows.length, 0);
  const units = table.orgs.map((_, index) => index);
  return (
    <>
      <Field label={words("search")}>
        <Input type="search" value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      <Field label={words("show")}>
        <Select value={filter} onChange={(_, { value }) => setFilter(filterOf(value))}>
          <option value="all">{words("showAll", { count: all.length })}</option>
          <option value="problems">
            {words("showProblems", { count: all.filter((line) => passes("problems", line)).length })}
          </option>
          {kinds.map(([gap, indicators]) => (
            <option key={gap} value={gap}>
              {words("showGap", { label: gapLabels[gap][locale], count: indicators })}
            </option>
          ))}
        </Select>
      </Field>
      <p role="status" className={look.quiet}>
        {count === 0 ? words("noneFound") : words("found", { count })}
      </p>
      {found.map(({ label, rows }) => (
        <section key={label}>
          <h3 className={look.subheading}>{label || words("beforeSections")}</h3>
          {rows.map((line) => (
            <IndicatorFold
              key={line.row.number}
              line={line}
              table={table}
              own={-1}
              units={units}
              accepted={false}
            />
          ))}
        </section>
      ))}
    </>
  );
}
