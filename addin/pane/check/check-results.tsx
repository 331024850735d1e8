import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { CheckReport } from "../../flow/check.ts";
import type { LiveCheck } from "../../flow/check-live.ts";
import { marksOf } from "../../flow/marks-of.ts";
import { sameAnswers, type TableAnswers } from "../../table/binding/table-answers.ts";
import { readingCounts } from "../../table/reading-counts.ts";
import { periodLabel } from "../../text/finding-view.ts";
import { ExplainedLine } from "../explain/explained-line.tsx";
import { ExplanationPart } from "../explain/explanation-part.tsx";
import { ResultsSheetLine } from "../explain/results-sheet-line.tsx";
import { useExplaining } from "../explain/use-explaining.ts";
import { FillButton } from "../fill/fill-button.tsx";
import { usePane } from "../pane-context.ts";
import { BindingRepairs } from "../parts/binding-repairs.tsx";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { FindingCountList } from "../parts/finding-count-list.tsx";
import { FindingList } from "../parts/finding-list.tsx";
import { inTheWayOf, inTheWayText } from "../parts/in-the-way.ts";
import { OutcomeHeading } from "../parts/outcome-heading.tsx";
import { partsTexts } from "../parts/parts-texts.ts";
import type { SheetChange, WorkbookChanges } from "../parts/use-workbook-changes.ts";
import { ReleasePart } from "../releases/release-part.tsx";
import { useReleases } from "../releases/use-releases.ts";
import { useTexts, type Words } from "../texts/use-texts.ts";
import { checkTexts } from "./check-texts.ts";
import { LiveLine } from "./live-line.tsx";
import { MarkLine } from "./mark-line.tsx";
import { NextStepLine } from "./next-step-line.tsx";
import { RulesLine } from "./rules-line.tsx";
import { useLiveRecheck } from "./use-live-recheck.ts";

const useStyles = makeStyles({
  table: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalS} 0`,
  },
});

export type CheckResultsProps = {
  /** As it came out; what is changed in its table since is followed. */
  check: LiveCheck;
  changes: readonly SheetChange[];
  follow: WorkbookChanges["follow"];
  /** The whole is being checked again. */
  running: boolean;
  /** Another period was typed since. */
  restated: boolean;
  shown: boolean;
  /** What was said of the table here and may not be kept yet. */
  answers: TableAnswers | null;
  /** Shows what each column and row was taken for; `toMapping` is the id of the button that leads there. */
  toMapping: string;
  onMapping: () => void;
  onFill: () => void;
};

/** What a check has brought, kept up with what is changed in its table: the verdict, what was read, the findings. */
export function CheckResults({
  check,
  answers,
  changes,
  follow,
  running,
  restated,
  shown,
  toMapping,
  onMapping,
  onFill,
}: CheckResultsProps) {
  const styles = useStyles();
  const words = useTexts(checkTexts);
  const ofParts = useTexts(partsTexts);
  const { locale } = usePane();
  const live = useLiveRecheck(check, follow, running);
  const { report, remembered, marks, onSheet } = live.check;
  const explaining = useExplaining(report, onSheet);
  const releases = useReleases(report, null);
  const { missing, refused } = explaining.state;
  const inTheWay = inTheWayOf(report, releases, missing.length + refused.length);
  const marksDiffer = useMemo(() => !sameMarks(check.report, report), [check.report, report]);
  const changed = changes.filter(({ sheet }) => sheet === report.reading.sheet);
  const outdated = restated
    ? "restated"
    : changed.some(({ by }) => by === "elsewhere")
      ? "changedElsewhere"
      : "changedHere";
  return (
    <>
      <OutcomeHeading>{verdictOf(report, inTheWayText(inTheWay, ofParts, locale), words)}</OutcomeHeading>
      <LiveLine live={live} />
      {(restated || (changed.length > 0 && live.standing === "outdated")) && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{words(outdated)}</MessageBarBody>
        </MessageBar>
      )}
      <NextStepLine report={report} inTheWay={inTheWay} shown={shown} />
      {report.findings.length > 0 && <FindingCountList counts={report.counts} />}
      <ReadFacts report={report} />
      <BindingRepairs report={report} />
      <RulesLine report={report} />
      {answers !== null && !sameAnswers(answers, remembered) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{words("unsaved")}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.table}>
        <MappingButton report={report} toMapping={toMapping} onMapping={onMapping} />
        <FillButton onFill={onFill} />
      </div>
      {report.findings.length > 0 && (
        <>
          <MarkLine
            marks={marks}
            isOlder={live.check.marks === check.marks && marksDiffer}
            onCleared={live.marksCleared}
          />
          <ExplainedLine explaining={explaining} />
          <FindingList
            findings={report.findings}
            form={report.form}
            cells="beside"
            below={(finding) =>
              explaining.asks(finding) ? (
                <ExplanationPart finding={finding} form={report.form} explaining={explaining} />
              ) : (
                releases.isOpen(finding) && (
                  <ReleasePart
                    finding={finding}
                    form={report.form}
                    explaining={explaining}
                    releases={releases}
                  />
                )
              )
            }
          />
          <ResultsSheetLine report={report} explaining={explaining} />
        </>
      )}
    </>
  );
}

type Texts = Words<typeof checkTexts>;

const sameMarks = (before: CheckReport, now: CheckReport): boolean =>
  before === now || JSON.stringify(marksOf(before.findings)) === JSON.stringify(marksOf(now.findings));

/** `left`: what keeps it from being submitted. */
function verdictOf({ counts, blocked, findings }: CheckReport, left: string, words: Texts): string {
  if (left !== "") return words(blocked ? "blocked" : "passedOpen", { left });
  if (findings.length > counts.na) return words("passed");
  return counts.na > 0 ? words("nothingNa", { count: counts.na }) : words("nothing");
}

/** Leads to the columns and rows: those that are asked are missing in the figures. */
function MappingButton({
  report: { reading },
  toMapping,
  onMapping,
}: Pick<CheckResultsProps, "toMapping" | "onMapping"> & { report: CheckReport }) {
  const words = useTexts(checkTexts);
  const count = [...reading.columns, ...reading.rows].filter(({ sureness }) => sureness === "asked").length;
  return (
    <Button id={toMapping} onClick={onMapping}>
      {count > 0 ? words("mappingAsked", { count }) : words("mapping")}
    </Button>
  );
}

function ReadFacts({ report: { reading, form, period } }: { report: CheckReport }) {
  const { locale, person } = usePane();
  const words = useTexts(checkTexts);
  const { bound, actuals, targets, leftOut } = readingCounts(reading);
  const unit = reading.org.text ?? reading.org.value ?? words("unitMissing");
  return (
    <>
      <FactList>
        <Fact name={words("sheet")}>{reading.sheet}</Fact>
        <Fact name={words("unit")}>
          {person !== null && reading.org.value === person.org ? person.orgName : unit}
        </Fact>
        <Fact name={words("period")}>{periodLabel(period, locale)}</Fact>
        <Fact name={words("form")}>{words("formVersion", { title: form.title, version: form.version })}</Fact>
        {reading.source !== null && <Fact name={words("source")}>{reading.source}</Fact>}
        <Fact name={words("read")}>{words("readCounts", { bound, actuals, targets })}</Fact>
      </FactList>
      {leftOut.length > 0 && (
        <details>
          <summary>{words("leftOut", { count: leftOut.length })}</summary>
          <p>{words("leftOutWhy")}</p>
          <ul>
            {leftOut.map(({ row, name }) => (
              <li key={row}>{words("row", { row, name })}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
