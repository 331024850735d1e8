import {
  Button,
  Checkbox,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { type ReactNode, useEffect, useId, useMemo, useRef } from "react";
import type { CheckReport } from "../../flow/check.ts";
import type { TableAnswers } from "../../table/binding/table-answers.ts";
import { type MappingLine, mappingLines } from "../../table/mapping-lines.ts";
import { readingCounts } from "../../table/reading-counts.ts";
import { hostRefusalSentence } from "../../text/host-refusal-sentence.ts";
import { useListLook } from "../board/list-look.ts";
import { FillButton } from "../fill/fill-button.tsx";
import { usePane } from "../pane-context.ts";
import { LimitedList } from "../parts/limited-list.tsx";
import { OutcomeHeading } from "../parts/outcome-heading.tsx";
import { useJump } from "../parts/use-jump.ts";
import { useTexts } from "../texts/use-texts.ts";
import { answerLine, type Saying } from "./answer-line.ts";
import { groupLines, lineAfter, type TableGroup } from "./group-lines.ts";
import { MappingItem } from "./mapping-item.tsx";
import { mappingTexts } from "./mapping-texts.ts";
import { SaveLine } from "./save-line.tsx";
import { SourceField } from "./source-field.tsx";
import { useOffersNames } from "./use-offers-names.ts";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: { flexBasis: "100%", margin: 0, overflowWrap: "anywhere" },
  refusal: { color: tokens.colorStatusDangerForeground1 },
  part: { marginTop: tokens.spacingVerticalM },
});

export type MappingScreenProps = {
  report: CheckReport;
  /** As they are by now: of the last of them the check may still be under way. */
  answers: TableAnswers;
  remembered: TableAnswers;
  running: boolean;
  /** The sheet is no longer what was read. */
  changed: boolean;
  onAnswers: (answers: TableAnswers) => void;
  onBack: () => void;
  onFill: () => void;
};

/** What every column and row of the table is taken for, and the place to say otherwise. */
export function MappingScreen(props: MappingScreenProps) {
  const { report, answers, remembered, running, changed, onAnswers, onBack, onFill } = props;
  const { locale } = usePane();
  const words = useTexts(mappingTexts);
  const styles = useStyles();
  const look = useListLook();
  const { jump, refusal } = useJump();
  const { mayOffer, offers, setOffers } = useOffersNames();
  const { reading, form } = report;
  const groups = useMemo(() => groupLines(mappingLines(reading, form, answers)), [reading, form, answers]);
  const { elementId, leadTo } = useLeading(report);
  const say: Saying = (line, answer) => {
    const wasAsked = groups.asked.some(({ id }) => id === line.id);
    leadTo(wasAsked && answer !== null ? (lineAfter(groups.asked, line.id) ?? line.id) : line.id);
    onAnswers(answerLine(answers, line, answer));
  };
  const item = (line: MappingLine) => (
    <MappingItem key={line.id} id={elementId(line.id)} line={line} form={form} onCell={jump} onAnswer={say} />
  );
  return (
    <div>
      <div className={styles.bar}>
        <Button size="small" onClick={onBack}>
          {words("back")}
        </Button>
        <FillButton small onFill={onFill} />
        <SaveLine
          report={report}
          answers={answers}
          remembered={remembered}
          running={running}
          offers={offers}
        />
        <p role="status" className={styles.line}>
          {running ? words("checking") : <Standing report={report} asked={groups.asked.length} />}
        </p>
        {refusal && (
          <p role="alert" className={mergeClasses(styles.line, styles.refusal)}>
            {hostRefusalSentence(refusal, locale)}
          </p>
        )}
      </div>
      <OutcomeHeading>{words("title")}</OutcomeHeading>
      {changed && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{words("changed")}</MessageBarBody>
        </MessageBar>
      )}
      <p className={look.quiet}>{words("lead")}</p>
      {mayOffer && (
        <Checkbox
          checked={offers}
          label={words("offer")}
          onChange={(_, { checked }) => setOffers(checked === true)}
        />
      )}
      <section className={styles.part} aria-label={words("asked", { count: groups.asked.length })}>
        <h4 id={elementId("asked")} tabIndex={-1} className={look.subheading}>
          {words("asked", { count: groups.asked.length })}
        </h4>
        {groups.asked.length === 0 ? (
          <p className={look.text}>{words("noneAsked")}</p>
        ) : (
          <LimitedList items={groups.asked}>{item}</LimitedList>
        )}
      </section>
      {groups.answered.length > 0 && (
        <section className={styles.part} aria-label={words("answered", { count: groups.answered.length })}>
          <h4 className={look.subheading}>{words("answered", { count: groups.answered.length })}</h4>
          <LimitedList items={groups.answered}>{item}</LimitedList>
        </section>
      )}
      {mayNameSource(report, answers) && <SourceField answers={answers} onAnswers={onAnswers} />}
      {groups.tables.map((table) => (
        <TableFolds key={table.table} group={table} named={groups.tables.length > 1}>
          {item}
        </TableFolds>
      ))}
    </div>
  );
}

/** A table with 数据来源 says it row by row. */
const mayNameSource = ({ reading }: CheckReport, { source }: TableAnswers): boolean =>
  source !== undefined ||
  !reading.columns.some(({ field, sureness }) => field === "source" && sureness === "sure");

function Standing({ report: { reading }, asked }: { report: CheckReport; asked: number }) {
  const words = useTexts(mappingTexts);
  const { actuals, targets } = readingCounts(reading);
  return asked > 0 ? words("standing", { asked, actuals, targets }) : words("settled", { actuals, targets });
}

function TableFolds({
  group,
  named,
  children,
}: {
  group: TableGroup;
  named: boolean;
  children: (line: MappingLine) => ReactNode;
}) {
  const words = useTexts(mappingTexts);
  const styles = useStyles();
  const look = useListLook();
  const { sureColumns, sureRows, ignoredColumns, ignoredRows } = group;
  const title = words("table", { number: group.number, cell: group.cell });
  const filled = ignoredRows.filter((line) => line.filled).length;
  const folds = [
    { key: "sureColumns", lines: sureColumns, name: words("sureColumns", { count: sureColumns.length }) },
    { key: "sureRows", lines: sureRows, name: words("sureRows", { count: sureRows.length }) },
    {
      key: "ignoredColumns",
      lines: ignoredColumns,
      name: words("ignoredColumns", { count: ignoredColumns.length }),
    },
    {
      key: "ignoredRows",
      lines: ignoredRows,
      name: words("ignoredRows", { count: ignoredRows.length, filled }),
    },
  ];
  return (
    <div className={styles.part}>
      {named && <h4 className={look.subheading}>{title}</h4>}
      {folds
        .filter(({ lines }) => lines.length > 0)
        .map(({ key, lines, name }) => (
          <details key={key} className={look.fold}>
            <summary className={look.summary}>{name}</summary>
            <LimitedList items={lines}>{children}</LimitedList>
          </details>
        ))}
    </div>
  );
}

/**
 * An answered line goes to another place, and with it the button that had the keyboard: once it is gone, the keyboard goes on from
 * the line it was to be led to, else from the heading of those that are open.
 */
function useLeading(report: CheckReport) {
  const base = useId();
  const wanted = useRef<string | null>(null);
  const elementId = (id: string) => `${base}${id}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines go to another place when the table is read again
  useEffect(() => {
    const to = wanted.current;
    wanted.current = null;
    if (to === null || document.activeElement !== document.body) return;
    const line = document.getElementById(elementId(to));
    const isShown = line !== null && line.closest("details:not([open])") === null;
    (isShown ? line : document.getElementById(elementId("asked")))?.focus();
  }, [report]);
  const leadTo = (id: string) => {
    wanted.current = id;
  };
  return { elementId, leadTo };
}
