import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { CheckReport } from "../../flow/check.ts";
import type { Repair } from "../../table/binding/check-binding.ts";
import { bindingSentence } from "../../text/binding-sentence.ts";
import { hostRefusalSentence } from "../../text/host-refusal-sentence.ts";
import { repairSentence } from "../../text/repair-sentence.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { LimitedList } from "./limited-list.tsx";
import { partsTexts } from "./parts-texts.ts";
import { useJump } from "./use-jump.ts";

const useStyles = makeStyles({
  part: { margin: `${tokens.spacingVerticalS} 0`, overflowWrap: "anywhere" },
  summary: { cursor: "pointer" },
  item: {
    display: "flex",
    alignItems: "flex-start",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  said: { minWidth: 0 },
  cell: { minWidth: 0, maxWidth: "45%", flexShrink: 0, overflowWrap: "anywhere" },
  refusal: { color: tokens.colorStatusDangerForeground1 },
});

/** What became of an own table since it was bound: the counts, and behind them each thing with its cell. */
export function BindingRepairs({
  report: { binding, repairs, form },
}: {
  report: Pick<CheckReport, "binding" | "repairs" | "form">;
}) {
  const { locale } = usePane();
  const words = useTexts(partsTexts);
  const styles = useStyles();
  const { jump, refusal } = useJump();
  if (binding === null) return null;
  const counts = words("bound", { counts: bindingSentence[locale](binding) });
  if (repairs.length === 0) return <p className={styles.part}>{counts}</p>;
  return (
    <details className={styles.part}>
      <summary className={styles.summary}>{counts}</summary>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {hostRefusalSentence(refusal, locale)}
        </p>
      )}
      <LimitedList items={repairs}>
        {(repair, index) => {
          const cell = cellOf(repair);
          return (
            <li key={index} className={styles.item}>
              <span className={styles.said}>{repairSentence(repair, form, locale)}</span>
              {cell !== undefined && (
                <Button
                  size="small"
                  className={styles.cell}
                  aria-label={words("jump", { cell })}
                  onClick={() => jump(cell)}
                >
                  {cell}
                </Button>
              )}
            </li>
          );
        }}
      </LimitedList>
    </details>
  );
}

/** What was deleted has none any more. */
const cellOf = (repair: Repair): string | undefined =>
  "finding" in repair ? repair.finding.cells[0] : repair.cell;
