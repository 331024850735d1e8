import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { type Form, isIndicatorRow } from "../../../shared/schema/form.ts";
import type { MappingLine } from "../../table/mapping-lines.ts";
import { choiceName, fieldName, indicatorWithUnit } from "../../text/mapping-labels.ts";
import { fitsSearch } from "../figures/fits-search.ts";
import { usePane } from "../pane-context.ts";
import { LimitedList } from "../parts/limited-list.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { mappingTexts } from "./mapping-texts.ts";

const useStyles = makeStyles({
  group: { border: "none", margin: `${tokens.spacingVerticalXS} 0 0`, padding: 0, minWidth: 0 },
  legend: { padding: 0, overflowWrap: "anywhere" },
  option: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    minHeight: "24px",
    cursor: "pointer",
    overflowWrap: "anywhere",
  },
  radio: {
    width: "16px",
    height: "16px",
    margin: "2px 0 0",
    flexShrink: 0,
    accentColor: tokens.colorCompoundBrandBackground,
  },
  more: { padding: `0 0 0 ${tokens.spacingHorizontalXL}` },
  choice: {
    display: "block",
    width: "100%",
    minWidth: 0,
    textAlign: "left",
    overflowWrap: "anywhere",
    fontWeight: tokens.fontWeightRegular,
  },
});

export type MappingChoiceProps = {
  line: MappingLine;
  form: Form;
  /** Offered before all others. */
  offered: readonly string[];
  onAnswer: (answer: string) => void;
};

/** What a line is: one click on an answer gives it. Nothing is chosen beforehand. */
export function MappingChoice({ line, form, offered, onAnswer }: MappingChoiceProps) {
  const { locale } = usePane();
  const words = useTexts(mappingTexts);
  const styles = useStyles();
  const name = useId();
  const [more, setMore] = useState(false);
  const { about, answer, text } = line;
  const option = (value: string, label: string, checked: boolean, choose: () => void) => (
    <label key={value} className={styles.option}>
      <input
        type="radio"
        name={name}
        value={value}
        className={styles.radio}
        checked={checked}
        onChange={choose}
      />
      <span>{label}</span>
    </label>
  );
  const answered = (value: string) => answer === value && !more;
  return (
    <fieldset className={styles.group} onKeyDown={walk}>
      <legend className={styles.legend}>
        {words(about === "column" ? "questionColumn" : "questionRow", { text })}
      </legend>
      {offered.map((value) =>
        option(value, choiceName(about, value, form, locale), answered(value), () => onAnswer(value)),
      )}
      {option("other", words(about === "column" ? "otherColumn" : "otherIndicator"), more, () =>
        setMore(true),
      )}
      {more && (
        <div className={styles.more}>
          {about === "column" ? (
            <FieldChoice form={form} onAnswer={onAnswer} />
          ) : (
            <IndicatorChoice form={form} onAnswer={onAnswer} />
          )}
        </div>
      )}
      {option("ignored", words("ignored"), answered("ignored"), () => onAnswer("ignored"))}
    </fieldset>
  );
}

/**
 * Arrow keys only go from answer to answer; the space bar gives one. A browser's own arrow keys would give every answer
 * they pass.
 */
function walk(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLInputElement) || event.target.type !== "radio")
    return;
  event.preventDefault();
  const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const at = radios.indexOf(event.target) + step;
  radios[(at + radios.length) % radios.length]?.focus();
}

type OtherChoiceProps = Pick<MappingChoiceProps, "form" | "onAnswer">;

function FieldChoice({ form, onAnswer }: OtherChoiceProps) {
  const { locale } = usePane();
  const words = useTexts(mappingTexts);
  const fields = form.columns.map(({ field }) => ({ value: field, label: fieldName(form, field, locale) }));
  return <ChoiceList label={words("fields")} choices={fields} onAnswer={onAnswer} />;
}

function IndicatorChoice({ form, onAnswer }: OtherChoiceProps) {
  const { locale } = usePane();
  const words = useTexts(mappingTexts);
  const [search, setSearch] = useState("");
  const place = useRef<HTMLDivElement>(null);
  // Asked for by a click on its answer: the next thing to do is to type.
  useEffect(() => place.current?.querySelector("input")?.focus(), []);
  const all = useMemo(
    () =>
      form.rows.filter(isIndicatorRow).map(({ indicator }) => ({
        value: indicator,
        label: indicatorWithUnit(form, indicator, locale),
      })),
    [form, locale],
  );
  const found = all.filter(({ value, label }) => fitsSearch(search, label, value));
  return (
    <div ref={place}>
      <Field label={words("search")}>
        <Input type="search" value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      {found.length === 0 && <p role="status">{words("noHit")}</p>}
      <ChoiceList key={search} label={words("indicators")} choices={found} onAnswer={onAnswer} />
    </div>
  );
}

function ChoiceList({
  label,
  choices,
  onAnswer,
}: {
  label: string;
  choices: readonly { value: string; label: string }[];
  onAnswer: (answer: string) => void;
}) {
  const styles = useStyles();
  return (
    <section aria-label={label}>
      <LimitedList items={choices}>
        {({ value, label: name }) => (
          <li key={value}>
            <Button
              size="small"
              appearance="subtle"
              className={styles.choice}
              onClick={() => onAnswer(value)}
            >
              {name}
            </Button>
          </li>
        )}
      </LimitedList>
    </section>
  );
}
