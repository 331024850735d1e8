import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Form } from "../../../shared/schema/form.ts";
import type { MappingLine } from "../../table/mapping-lines.ts";
import { mappingWhyLabels, surenessLabels, takenName } from "../../text/mapping-labels.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import type { Saying } from "./answer-line.ts";
import { MappingChoice } from "./mapping-choice.tsx";
import { mappingTexts } from "./mapping-texts.ts";
import { SurenessSign } from "./sureness-sign.tsx";

const useStyles = makeStyles({
  item: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
    scrollMarginTop: "112px",
    borderRadius: tokens.borderRadiusSmall,
    ":focus": { outlineStyle: "none" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  cell: { minWidth: 0, maxWidth: "100%", overflowWrap: "anywhere", marginLeft: "auto" },
  text: { margin: `${tokens.spacingVerticalXXS} 0`, fontWeight: tokens.fontWeightSemibold },
  said: { margin: `${tokens.spacingVerticalXXS} 0` },
  quiet: {
    margin: `${tokens.spacingVerticalXXS} 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
});

export type MappingItemProps = {
  /** Of the element, so that the keyboard can be led to it. */
  id: string;
  line: MappingLine;
  form: Form;
  onCell: (cell: string) => void;
  onAnswer: Saying;
};

/** One column or row: what stands in the sheet, what it is taken for and why, and what the person may say of it. */
export function MappingItem({ id, line, form, onCell, onAnswer }: MappingItemProps) {
  const { locale } = usePane();
  const words = useTexts(mappingTexts);
  const styles = useStyles();
  const { state, cell, text, unit, taken, also, together } = line;
  return (
    <li id={id} tabIndex={-1} className={styles.item}>
      <div className={styles.head}>
        <span>
          <SurenessSign state={state} /> {surenessLabels[state][locale]} · {words(line.about)}
        </span>
        <Button
          size="small"
          className={styles.cell}
          aria-label={words("jump", { cell })}
          onClick={() => onCell(cell)}
        >
          {cell}
        </Button>
      </div>
      <p className={styles.text}>
        {text}
        {unit !== null && words("unit", { unit })}
      </p>
      {taken !== null && (
        <p className={styles.said}>{words("takenFor", { name: takenName(taken, form, locale) })}</p>
      )}
      <p className={styles.quiet}>
        {words(whyWords[state], { why: mappingWhyLabels[line.why][locale] })}
        {also.length > 0 && ` ${words(state === "asked" ? "alike" : "also", { cells: also.join("、") })}`}
        {together > 1 && ` ${words("together", { count: together })}`}
        {state === "asked" && !line.filled && ` ${words("empty")}`}
      </p>
      <Answers line={line} form={form} onAnswer={onAnswer} />
    </li>
  );
}

const whyWords = { sure: "why", asked: "asks", ignored: "notTaken" } as const;

/** What is asked shows its answers; what is not has them behind a button. */
function Answers({ line, form, onAnswer }: Pick<MappingItemProps, "line" | "form" | "onAnswer">) {
  const words = useTexts(mappingTexts);
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { state, answer, text, suggestions, taken } = line;
  const isAsked = state === "asked";
  const current = taken?.kind === "field" ? taken.field : taken?.kind === "indicator" ? taken.code : null;
  return (
    <>
      {(isAsked || open) && (
        <MappingChoice
          line={line}
          form={form}
          offered={isAsked ? suggestions : current === null ? [] : [current]}
          onAnswer={(value) => onAnswer(line, value)}
        />
      )}
      <div className={styles.actions}>
        {!isAsked && (
          <Button
            size="small"
            aria-expanded={open}
            aria-label={open ? undefined : words("changeOf", { text })}
            onClick={() => setOpen(!open)}
          >
            {words(open ? "close" : "change")}
          </Button>
        )}
        {answer !== null && (
          <Button size="small" aria-label={words("undoOf", { text })} onClick={() => onAnswer(line, null)}>
            {words("undo")}
          </Button>
        )}
      </div>
    </>
  );
}
