import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { FillOffer } from "../../flow/fill-known.ts";
import type { FlowStep } from "../../flow/progress.ts";
import type { FillLeft, FillProposal, FillWhy } from "../../table/fill/plan-fill.ts";
import { fillWhyLabels, knownText, writtenText } from "../../text/fill-labels.ts";
import { indicatorName } from "../../text/finding-view.ts";
import { hostRefusalSentence } from "../../text/host-refusal-sentence.ts";
import { useListLook } from "../board/list-look.ts";
import { usePane } from "../pane-context.ts";
import { LimitedList } from "../parts/limited-list.tsx";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useJump } from "../parts/use-jump.ts";
import { useTexts } from "../texts/use-texts.ts";
import { fillTexts } from "./fill-texts.ts";

const useStyles = makeStyles({
  bar: {
    position: "sticky",
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  row: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  line: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalS,
    minHeight: "24px",
    padding: `${tokens.spacingVerticalXXS} 0`,
  },
  label: {
    display: "flex",
    flexGrow: 1,
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    padding: `${tokens.spacingVerticalXXS} 0`,
    cursor: "pointer",
  },
  box: {
    width: "16px",
    height: "16px",
    margin: "2px 0 0",
    flexShrink: 0,
    accentColor: tokens.colorCompoundBrandBackground,
  },
  cell: { minWidth: 0, flexShrink: 0 },
});

export type FillListProps = {
  offer: FillOffer;
  /** What writing is at; null while nothing is written. */
  step: FlowStep | null;
  onCancel: () => void;
  onWrite: (agreed: readonly FillProposal[]) => void;
};

/** What can be filled in, row by row with a box each; below it what differs, and what is left and why. */
export function FillList({ offer, step, onCancel, onWrite }: FillListProps) {
  const { locale } = usePane();
  const words = useTexts(fillTexts);
  const look = useListLook();
  const styles = useStyles();
  const { jump, refusal } = useJump();
  const { proposals, left, round } = offer;
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const agreed = proposals.filter(({ cell }) => !unticked.has(cell));
  const cells = agreed.reduce((sum, { writes }) => sum + writes.length, 0);
  const tick = (cell: string, on: boolean) => {
    const next = new Set(unticked);
    if (on) next.delete(cell);
    else next.add(cell);
    setUnticked(next);
  };
  const tickAll = (on: boolean) => setUnticked(new Set(on ? [] : proposals.map(({ cell }) => cell)));
  const differing = left.filter(({ why }) => why === "different");
  const others = left.filter(({ why }) => why !== "different");
  return (
    <>
      <p className={look.quiet}>{words("lead")}</p>
      <p className={look.quiet}>{words("round", { name: round.round.name })}</p>
      {proposals.length === 0 ? (
        <p className={look.text}>{words("none")}</p>
      ) : (
        <>
          <div className={styles.bar}>
            <div className={look.actions}>
              <Button
                appearance="primary"
                disabledFocusable={cells === 0 || step !== null}
                onClick={() => onWrite(agreed)}
              >
                {words("write", { count: cells })}
              </Button>
              <Button onClick={() => tickAll(unticked.size > 0)}>
                {words(unticked.size > 0 ? "all" : "clear")}
              </Button>
            </div>
            {step !== null && <ProgressLine step={step} onCancel={onCancel} />}
            <p role="status" className={look.quiet}>
              {cells === 0 ? words("noneChosen") : words("chosen", { figures: agreed.length, count: cells })}
            </p>
            {refusal && (
              <p role="alert" className={look.text}>
                {hostRefusalSentence(refusal, locale)}
              </p>
            )}
          </div>
          <section aria-label={words("offered", { count: proposals.length })}>
            <h4 className={look.subheading}>{words("offered", { count: proposals.length })}</h4>
            <LimitedList items={byIndicator(proposals)}>
              {(row) => (
                <Row
                  key={row.indicator}
                  row={row}
                  form={offer.form}
                  unticked={unticked}
                  onTick={tick}
                  onCell={jump}
                />
              )}
            </LimitedList>
          </section>
        </>
      )}
      {differing.length > 0 && <Differing differing={differing} form={offer.form} onCell={jump} />}
      {others.length > 0 && <Left left={others} form={offer.form} />}
    </>
  );
}

type OfRow = { indicator: string; proposals: FillProposal[] };

function byIndicator(proposals: readonly FillProposal[]): OfRow[] {
  const rows = new Map<string, OfRow>();
  for (const proposal of proposals) {
    const { indicator } = proposal.figure;
    const row = rows.get(indicator);
    if (row === undefined) rows.set(indicator, { indicator, proposals: [proposal] });
    else row.proposals.push(proposal);
  }
  return [...rows.values()];
}

const addressOf = (cell: string): string => cell.slice(cell.lastIndexOf("!") + 1);

type InForm = { form: FillOffer["form"]; onCell: (cell: string) => void };

function Row({
  row: { indicator, proposals },
  form,
  unticked,
  onTick,
  onCell,
}: InForm & {
  row: OfRow;
  unticked: ReadonlySet<string>;
  onTick: (cell: string, on: boolean) => void;
}) {
  const { locale } = usePane();
  const words = useTexts(fillTexts);
  const look = useListLook();
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <p className={look.text}>
        <strong>{indicatorName(form, indicator, locale)}</strong>
      </p>
      {proposals.map((proposal) => (
        <div key={proposal.cell} className={styles.line}>
          <label className={styles.label}>
            <input
              type="checkbox"
              className={styles.box}
              checked={!unticked.has(proposal.cell)}
              onChange={({ target }) => onTick(proposal.cell, target.checked)}
            />
            <span>
              {words("tick", {
                known: knownText(proposal.figure, form, locale),
                cell: addressOf(proposal.cell),
                value: writtenText(proposal),
              })}
            </span>
          </label>
          <CellButton cell={proposal.cell} onCell={onCell} />
        </div>
      ))}
    </li>
  );
}

function CellButton({ cell, onCell }: { cell: string; onCell: InForm["onCell"] }) {
  const words = useTexts(fillTexts);
  const styles = useStyles();
  return (
    <Button
      size="small"
      className={styles.cell}
      aria-label={words("jump", { cell })}
      onClick={() => onCell(cell)}
    >
      {addressOf(cell)}
    </Button>
  );
}

function Differing({ differing, form, onCell }: InForm & { differing: readonly FillLeft[] }) {
  const { locale } = usePane();
  const words = useTexts(fillTexts);
  const look = useListLook();
  const styles = useStyles();
  const title = words("different", { count: differing.length });
  return (
    <section aria-label={title}>
      <h4 className={look.subheading}>{title}</h4>
      <p className={look.quiet}>{words("check")}</p>
      <LimitedList items={differing}>
        {({ figure, cell, here }) => (
          <li key={cell} className={styles.row}>
            <div className={look.apart}>
              <strong>{indicatorName(form, figure.indicator, locale)}</strong>
              {cell !== null && <CellButton cell={cell} onCell={onCell} />}
            </div>
            <p className={look.text}>{words("differs", { known: knownText(figure, form, locale), here })}</p>
          </li>
        )}
      </LimitedList>
    </section>
  );
}

function Left({ left, form }: Pick<InForm, "form"> & { left: readonly FillLeft[] }) {
  const { locale } = usePane();
  const words = useTexts(fillTexts);
  const look = useListLook();
  const reasons = [...new Set(left.map(({ why }) => why))];
  const of = (why: FillWhy) => left.filter((one) => one.why === why);
  return (
    <details className={look.fold}>
      <summary className={look.summary}>{words("left", { count: left.length })}</summary>
      {reasons.map((why) => (
        <details key={why} className={look.folded}>
          <summary>{words("leftLine", { why: fillWhyLabels[why][locale], count: of(why).length })}</summary>
          <LimitedList items={of(why)}>
            {({ figure, cell }) => (
              <li key={`${figure.indicator} ${figure.kind} ${figure.period}`} className={look.text}>
                {indicatorName(form, figure.indicator, locale)} {knownText(figure, form, locale)}
                {cell !== null && ` (${addressOf(cell)})`}
              </li>
            )}
          </LimitedList>
        </details>
      ))}
    </details>
  );
}
