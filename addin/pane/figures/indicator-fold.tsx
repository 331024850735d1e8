import { mergeClasses } from "@fluentui/react-components";
import type { MergedTable } from "../../../shared/schema/merged.ts";
import { periodLabel } from "../../text/finding-view.ts";
import { stageLabels, submissionStateLabels } from "../../text/labels.ts";
import { gapLabels } from "../../text/merged-labels.ts";
import { aggregateText, unitText } from "../../text/merged-value.ts";
import { useListLook } from "../board/list-look.ts";
import { usePane } from "../pane-context.ts";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { figuresTexts } from "./figures-texts.ts";
import { type IndicatorLine, problemsOf } from "./indicator-lines.ts";

export type IndicatorFoldProps = {
  line: IndicatorLine;
  table: MergedTable;
  /** The reader's place among the units; -1 for the city. */
  own: number;
  /** Places of the units to list. */
  units: readonly number[];
  /** False where figures count that are not accepted. */
  accepted: boolean;
};

/** One indicator over the units: folded, what it comes to; unfolded, each unit's value or why there is none. */
export function IndicatorFold(props: IndicatorFoldProps) {
  const look = useListLook();
  const { line, units } = props;
  return (
    <details className={look.fold}>
      <summary className={look.summary}>
        {line.name} <span className={look.code}>{line.row.indicator}</span>
        <InShort {...props} />
      </summary>
      <div className={look.folded}>
        <ul className={look.list}>
          {units.map((unit) => (
            <UnitLine key={unit} {...props} unit={unit} />
          ))}
        </ul>
        <Aggregates {...props} />
      </div>
    </details>
  );
}

function InShort({ line, table, own, accepted }: IndicatorFoldProps) {
  const { locale } = usePane();
  const words = useTexts(figuresTexts);
  const look = useListLook();
  const { merged, indicator } = line;
  const { available, due, notApplicable } = merged.coverage;
  const rank = own < 0 ? null : (merged.ranks?.[own] ?? null);
  const mine = own < 0 ? null : unitText(table, merged, indicator, { unit: own, accepted, locale });
  const coverage = [
    words("coverage", { available, due }),
    ...(notApplicable > 0 ? [words("notApplicable", { count: notApplicable })] : []),
  ].join(" · ");
  const about = [
    ...(mine ? [words("own", { value: textOf(mine) })] : []),
    ...(rank === null ? [] : [words("rank", { rank })]),
    words("total", { value: aggregateText(merged.total, indicator, locale), coverage }),
  ];
  const problems = accepted
    ? []
    : [...problemsOf(line)].map(([gap, count]) =>
        words("problems", { label: gapLabels[gap][locale], count }),
      );
  return (
    <>
      <span className={mergeClasses(look.quiet, look.below)}>{about.join(" · ")}</span>
      {problems.length > 0 && (
        <span className={mergeClasses(look.quiet, look.below)}>▲ {problems.join(" · ")}</span>
      )}
    </>
  );
}

function UnitLine({ line, table, own, accepted, unit }: IndicatorFoldProps & { unit: number }) {
  const { locale } = usePane();
  const words = useTexts(figuresTexts);
  const look = useListLook();
  const org = table.orgs[unit];
  if (org === undefined) return null;
  const { value, gap } = unitText(table, line.merged, line.indicator, { unit, accepted, locale });
  const state = submissionStateLabels[org.state][locale];
  // Of a unit that has reported nothing its missing figure says it already.
  const isPlain = org.state === "accepted" || org.state === "none";
  const name =
    unit === own
      ? words("ownUnit", { name: org.name })
      : isPlain
        ? org.name
        : words("notAccepted", { name: org.name, state });
  const rank = line.merged.ranks?.[unit] ?? null;
  return (
    <li className={mergeClasses(look.row, look.apart)}>
      <span className={look.text}>{name}</span>
      <span className={look.number}>
        {value}
        {gap !== null && <span className={look.quiet}> {gap}</span>}
        {rank !== null && own >= 0 && <span className={look.quiet}> {words("rank", { rank })}</span>}
      </span>
    </li>
  );
}

function Aggregates({ line: { merged, indicator }, table }: IndicatorFoldProps) {
  const { locale } = usePane();
  const words = useTexts(figuresTexts);
  const text = (aggregate: typeof merged.total) => aggregateText(aggregate, indicator, locale);
  const quartiles = words("quartilesValue", {
    lower: text(merged.lowerQuartile),
    upper: text(merged.upperQuartile),
  });
  return (
    <FactList>
      <Fact name={words("sum")}>{text(merged.total)}</Fact>
      {table.audience !== "rank" && <Fact name={words("median")}>{text(merged.median)}</Fact>}
      {merged.lowerQuartile.kind === "value" && <Fact name={words("quartiles")}>{quartiles}</Fact>}
      {merged.official !== null && (
        <Fact name={words("official")}>{text({ kind: "value", value: merged.official })}</Fact>
      )}
      {merged.stage !== null && (
        <Fact name={words("stage")}>
          {stageLabels[merged.stage][locale]} ·{" "}
          {words("dataPeriod", { period: periodLabel(merged.period, locale) })}
        </Fact>
      )}
    </FactList>
  );
}

const textOf = ({ value, gap }: { value: string | null; gap: string | null }): string =>
  [value, gap].filter((part) => part !== null).join(" ");
