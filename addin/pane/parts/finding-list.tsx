import { Button, makeStyles, Select, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useId, useMemo, useState } from "react";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import { countFindings } from "../../../shared/validate/check.ts";
import { findingIdentities } from "../../flow/finding-identity.ts";
import { type FindingKind, findingKinds, kindOf } from "../../text/finding-kind.ts";
import { indicatorName } from "../../text/finding-view.ts";
import { hostRefusalSentence } from "../../text/host-refusal-sentence.ts";
import { severityAsks, severityLabels } from "../../text/labels.ts";
import { usePane } from "../pane-context.ts";
import { useTexts, type Words } from "../texts/use-texts.ts";
import { FindingItem } from "./finding-item.tsx";
import { byRow, bySeverity, type RowGroup } from "./group-findings.ts";
import { LimitedList } from "./limited-list.tsx";
import { partsTexts } from "./parts-texts.ts";
import { type Place, stepsFrom } from "./place-in-list.ts";
import { useJump } from "./use-jump.ts";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    paddingBottom: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    paddingTop: tokens.spacingVerticalXS,
  },
  switch: { display: "flex", flexWrap: "wrap", border: "none", margin: 0, padding: 0, minWidth: 0 },
  pressed: {
    fontWeight: tokens.fontWeightSemibold,
    "@media (forced-colors: active)": {
      borderTopColor: "Highlight",
      borderRightColor: "Highlight",
      borderBottomColor: "Highlight",
      borderLeftColor: "Highlight",
    },
  },
  other: {
    "@media (forced-colors: active)": {
      borderTopColor: "Canvas",
      borderRightColor: "Canvas",
      borderBottomColor: "Canvas",
      borderLeftColor: "Canvas",
    },
  },
  filter: { flexGrow: 1, flexBasis: "120px", minWidth: 0, "& > select": { minWidth: 0 } },
  position: { fontSize: tokens.fontSizeBase200, marginLeft: "auto" },
  title: {
    fontSize: tokens.fontSizeBase300,
    margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`,
    overflowWrap: "anywhere",
  },
  refusal: { color: tokens.colorStatusDangerForeground1, margin: 0 },
});

type Section = { key: string; title: string; findings: readonly Finding[]; first: number };

export type FindingListProps = {
  findings: readonly Finding[];
  form: Form;
  /** "beside": the workbook the findings are about stands beside the pane, and its cells can be shown. */
  cells: "beside" | "elsewhere";
  /** What is said or asked below a finding. */
  below?: (finding: Finding) => ReactNode;
};

/**
 * Findings by severity or by row, all or those of one kind, one after the other as the person asks. Begins anew with
 * `key`; where findings come and go, the person stays where they are.
 */
export function FindingList({ findings, form, cells, below }: FindingListProps) {
  const { locale } = usePane();
  const words = useTexts(partsTexts);
  const styles = useStyles();
  const id = useId();
  const [order, setOrder] = useState<"severity" | "row">("severity");
  const [only, setOnly] = useState<FindingKind | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const { jump, refusal } = useJump();
  const sections = useMemo(() => {
    const wanted = only === null ? findings : findings.filter((finding) => kindOf(finding) === only);
    return order === "severity"
      ? severitySections(wanted, locale, words)
      : rowSections(byRow(wanted), form, locale, words);
  }, [order, only, findings, form, locale, words]);
  const inOrder = useMemo(() => sections.flatMap((section) => section.findings), [sections]);
  const identities = useMemo(() => findingIdentities(inOrder), [inOrder]);
  const { at: current, previous, next } = stepsFrom(identities, place);
  useEffect(() => {
    if (place !== null) document.getElementById(`${id}-${place.index}`)?.scrollIntoView({ block: "nearest" });
  }, [place, id]);

  const goTo = (index: number | null) => {
    if (index === null) return;
    setPlace({ identity: identities[index] ?? "", index });
    const [cell] = inOrder[index]?.cells ?? [];
    if (cell !== undefined && cells === "beside") jump(cell);
  };
  const item = (finding: Finding, index: number) => (
    <FindingItem
      key={`${identities[index]} ${finding.fingerprint}`}
      id={`${id}-${index}`}
      finding={finding}
      form={form}
      current={index === current}
      onCell={cells === "beside" ? jump : null}
    >
      {below?.(finding)}
    </FindingItem>
  );
  const section = ({ key, title, findings: own, first }: Section) => (
    <section key={key} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <LimitedList items={own} least={reaching(current, first, own.length)}>
        {(finding, index) => item(finding, first + index)}
      </LimitedList>
    </section>
  );
  return (
    <div>
      <div className={styles.bar}>
        <div className={styles.line}>
          <fieldset className={styles.switch}>
            <legend hidden>{words("grouping")}</legend>
            {(["severity", "row"] as const).map((each) => (
              <Button
                key={each}
                size="small"
                className={each === order ? styles.pressed : styles.other}
                appearance={each === order ? "outline" : "subtle"}
                aria-pressed={each === order}
                onClick={() => {
                  setOrder(each);
                  setPlace(null);
                }}
              >
                {words(each === "severity" ? "bySeverity" : "byRow")}
              </Button>
            ))}
          </fieldset>
          <KindFilter
            findings={findings}
            only={only}
            onOnly={(kind) => {
              setOnly(kind);
              setPlace(null);
            }}
          />
        </div>
        <div className={styles.line}>
          <Button size="small" disabledFocusable={previous === null} onClick={() => goTo(previous)}>
            {words("previous")}
          </Button>
          <Button size="small" disabledFocusable={next === null} onClick={() => goTo(next)}>
            {words("next")}
          </Button>
          <span role="status" className={styles.position}>
            {current === null
              ? words("countOf", { count: inOrder.length })
              : words("position", { index: current + 1, count: inOrder.length })}
          </span>
        </div>
        {refusal && (
          <p role="alert" className={styles.refusal}>
            {hostRefusalSentence(refusal, locale)}
          </p>
        )}
      </div>
      {only !== null && inOrder.length === 0 && (
        <p>{words("noneOfKind", { label: severityLabels[only][locale] })}</p>
      )}
      {order === "severity" ? (
        sections.map(section)
      ) : (
        <LimitedList
          items={sections}
          least={sectionReached(sections, current)}
          weigh={(one) => one.findings.length}
        >
          {(one) => <li key={one.key}>{section(one)}</li>}
        </LimitedList>
      )}
    </div>
  );
}

/** All findings or those of one kind, each with its number; nothing to choose where there is one kind only. */
function KindFilter({
  findings,
  only,
  onOnly,
}: {
  findings: readonly Finding[];
  only: FindingKind | null;
  onOnly: (kind: FindingKind | null) => void;
}) {
  const { locale } = usePane();
  const words = useTexts(partsTexts);
  const styles = useStyles();
  const counts = useMemo(() => countFindings(findings), [findings]);
  const kinds = findingKinds.filter((kind) => kind === only || counts[kind] > 0);
  if (kinds.length < 2 && only === null) return null;
  return (
    <Select
      size="small"
      className={styles.filter}
      aria-label={words("filter")}
      value={only ?? ""}
      onChange={(_, { value }) => onOnly(findingKinds.find((kind) => kind === value) ?? null)}
    >
      <option value="">{words("all", { count: findings.length })}</option>
      {kinds.map((kind) => (
        <option key={kind} value={kind}>
          {words("ofKind", { label: severityLabels[kind][locale], count: counts[kind] })}
        </option>
      ))}
    </Select>
  );
}

type Texts = Words<typeof partsTexts>;

const severitySections = (findings: readonly Finding[], locale: "zh" | "en", words: Texts): Section[] =>
  numbered(
    bySeverity(findings).map(({ kind, findings: own }) => ({
      key: kind,
      title: words("groupTitle", {
        label: severityLabels[kind][locale],
        ask: severityAsks[kind][locale],
        count: own.length,
      }),
      findings: own,
    })),
  );

const rowSections = (groups: readonly RowGroup[], form: Form, locale: "zh" | "en", words: Texts): Section[] =>
  numbered(
    groups.map(({ sheet, row, findings: own }) => {
      const codes = [...new Set(own.flatMap(({ figures }) => figures[0]?.indicator ?? []))];
      const [code] = codes;
      const name = row !== null && codes.length === 1 && code ? indicatorName(form, code, locale) : "";
      const place = row === null ? words("wholeTable") : words("rowTitle", { row });
      return { key: `${sheet ?? ""}!${row ?? ""}`, title: `${place} ${name}`.trim(), findings: own };
    }),
  );

/** Sections with the number of their first finding in the whole list. */
function numbered(sections: readonly Omit<Section, "first">[]): Section[] {
  let first = 0;
  return sections.map((section) => {
    const placed = { ...section, first };
    first += section.findings.length;
    return placed;
  });
}

const reaching = (current: number | null, first: number, length: number): number =>
  current !== null && current >= first && current < first + length ? current - first + 1 : 0;

const sectionReached = (sections: readonly Section[], current: number | null): number =>
  current === null ? 0 : sections.findIndex(({ first, findings }) => current < first + findings.length) + 1;
