import { makeStyles, tokens } from "@fluentui/react-components";
import type { Form } from "../../../shared/schema/form.ts";
import type { CellDifference } from "../../../shared/schema/submission.ts";
import { shownValue } from "../../text/difference-value.ts";
import { figureName } from "../../text/finding-view.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { LimitedList } from "./limited-list.tsx";
import { partsTexts } from "./parts-texts.ts";

const changes: readonly CellDifference["change"][] = ["changed", "removed", "added"];

/** A first submission is all new: that needs no open list. */
const openUpTo = 20;

const useStyles = makeStyles({
  group: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  summary: {
    cursor: "pointer",
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  item: {
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    overflowWrap: "anywhere",
  },
  values: { color: tokens.colorNeutralForeground2 },
  before: { textDecorationLine: "line-through" },
});

/** What differs between two versions of a unit's figures, each kind with its number. */
export function DifferenceList({ difference, form }: { difference: readonly CellDifference[]; form: Form }) {
  const words = useTexts(partsTexts);
  const styles = useStyles();
  return changes.map((change) => {
    const own = difference.filter((one) => one.change === change);
    if (own.length === 0) return null;
    return (
      <details key={change} className={styles.group} open={own.length <= openUpTo}>
        <summary className={styles.summary}>
          {words("changeTitle", { label: words(change), count: own.length })}
        </summary>
        <LimitedList items={own}>
          {(one, index) => <DifferenceItem key={index} difference={one} form={form} />}
        </LimitedList>
      </details>
    );
  });
}

function DifferenceItem({ difference, form }: { difference: CellDifference; form: Form }) {
  const { locale } = usePane();
  const words = useTexts(partsTexts);
  const styles = useStyles();
  const { before, after } = difference;
  return (
    <li className={styles.item}>
      <div>{figureName(difference, form, locale)}</div>
      <div className={styles.values}>
        {before !== null && (
          <span className={after === null ? styles.before : undefined}>{shownValue(before)}</span>
        )}
        {before !== null && after !== null && (
          <span role="img" aria-label={words("becomes")}>
            {" → "}
          </span>
        )}
        {after !== null && <span>{shownValue(after)}</span>}
      </div>
    </li>
  );
}
