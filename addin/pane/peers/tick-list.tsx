import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  line: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    minHeight: "24px",
    cursor: "pointer",
    overflowWrap: "anywhere",
  },
  box: {
    width: "16px",
    height: "16px",
    margin: "2px 0 0",
    flexShrink: 0,
    accentColor: tokens.colorCompoundBrandBackground,
  },
});

export type Tickable = { code: string; label: string };

/** Boxes to tick, one a line. Plain ones: a form has some sixty. */
export function TickList({
  items,
  ticked,
  onTick,
}: {
  items: readonly Tickable[];
  ticked: ReadonlySet<string>;
  onTick: (code: string, on: boolean) => void;
}) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map(({ code, label }) => (
        <li key={code}>
          <label className={styles.line}>
            <input
              type="checkbox"
              className={styles.box}
              checked={ticked.has(code)}
              onChange={(event) => onTick(code, event.target.checked)}
            />
            <span>{label}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
