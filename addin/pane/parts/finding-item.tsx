import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactNode, useState } from "react";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import { kindOf } from "../../text/finding-kind.ts";
import { findingSentence } from "../../text/finding-sentence.ts";
import { findingRows, findingSubject } from "../../text/finding-view.ts";
import { severityLabels } from "../../text/labels.ts";
import { releaseSentence } from "../../text/release-texts.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { LimitedList } from "./limited-list.tsx";
import { partsTexts } from "./parts-texts.ts";
import { SeveritySign } from "./severity-sign.tsx";

/** A rule about a whole column names every cell of it. */
const fewCells = 4;

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: "3px solid transparent",
    // High contrast draws transparent lines too.
    "@media (forced-colors: active)": { borderLeftColor: "Canvas" },
    overflowWrap: "anywhere",
    scrollMarginTop: "96px",
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    "@media (forced-colors: active)": { borderLeftColor: "Highlight" },
  },
  head: { fontWeight: tokens.fontWeightSemibold },
  sentence: { margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXS}` },
  rows: { marginBottom: tokens.spacingVerticalXS },
  summary: { cursor: "pointer" },
  cells: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  cell: { minWidth: 0, maxWidth: "100%", overflowWrap: "anywhere" },
});

export type FindingItemProps = {
  id: string;
  finding: Finding;
  form: Form;
  current: boolean;
  /** Shows a cell; null where the cells are of a workbook that is not here. */
  onCell: ((cell: string) => void) | null;
  /** What is said or asked below it. */
  children?: ReactNode;
};

/** One finding: how grave, about what, what to do, and where. */
export const FindingItem = memo(function FindingItem({
  id,
  finding,
  form,
  current,
  onCell,
  children,
}: FindingItemProps) {
  const { locale } = usePane();
  const styles = useStyles();
  const kind = kindOf(finding);
  return (
    <li
      id={id}
      className={mergeClasses(styles.item, current && styles.current)}
      aria-current={current || undefined}
    >
      <div className={styles.head}>
        <SeveritySign kind={kind} /> {severityLabels[kind][locale]} {findingSubject(finding, form, locale)}
      </div>
      <p className={styles.sentence}>{findingSentence(finding, form, locale)}</p>
      <Rows rows={findingRows(finding, form, locale)} open={finding.severity === "error"} />
      {finding.cells.length > 0 && <Cells cells={finding.cells} onCell={onCell} />}
      {finding.release && <p className={styles.sentence}>{releaseSentence(finding.release, locale)}</p>}
      {children}
    </li>
  );
});

function Rows({ rows, open }: { rows: readonly string[]; open: boolean }) {
  const words = useTexts(partsTexts);
  const styles = useStyles();
  if (rows.length === 0) return null;
  return (
    <details className={styles.rows} open={open}>
      <summary className={styles.summary}>{words("rowsOf", { count: rows.length })}</summary>
      <LimitedList items={rows}>{(row) => <li key={row}>{row}</li>}</LimitedList>
    </details>
  );
}

function Cells({ cells, onCell }: { cells: readonly string[]; onCell: FindingItemProps["onCell"] }) {
  const words = useTexts(partsTexts);
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const shown = all ? cells : cells.slice(0, fewCells);
  if (onCell === null) return <div>{shown.join("、")}</div>;
  return (
    <div className={styles.cells}>
      {shown.map((cell) => (
        <Button
          key={cell}
          size="small"
          className={styles.cell}
          aria-label={words("jump", { cell })}
          onClick={() => onCell(cell)}
        >
          {cell}
        </Button>
      ))}
      {shown.length < cells.length && (
        <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
          {words("moreCells", { count: cells.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
