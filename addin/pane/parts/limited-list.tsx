import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { partsTexts } from "./parts-texts.ts";

const step = 50;
const one = () => 1;

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  more: { marginTop: tokens.spacingVerticalS },
});

/** A list that begins short, so that thousands of lines cost nothing until they are asked for. */
export function LimitedList<Item>({
  items,
  least = 0,
  weigh = one,
  children,
}: {
  items: readonly Item[];
  /** So many are shown in any case: somebody was led to one of them. */
  least?: number;
  /** How many an item counts for, where it stands for several. */
  weigh?: (item: Item) => number;
  children: (item: Item, index: number) => ReactNode;
}) {
  const words = useTexts(partsTexts);
  const styles = useStyles();
  const [asked, setAsked] = useState(step);
  const count = Math.max(asked, Math.ceil(least / step) * step);
  const left = items.slice(count).reduce((sum, item) => sum + weigh(item), 0);
  return (
    <>
      <ul className={styles.list}>{items.slice(0, count).map(children)}</ul>
      {left > 0 && (
        <Button size="small" className={styles.more} onClick={() => setAsked(count + step)}>
          {words("more", { count: left })}
        </Button>
      )}
    </>
  );
}
