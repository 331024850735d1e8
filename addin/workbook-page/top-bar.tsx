import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { DemoCity } from "../../shared/schema/demo.ts";
import type { Person } from "../../shared/schema/session.ts";
import { isCity } from "../flow/status.ts";
import { useTexts } from "../pane/texts/use-texts.ts";
import type { Account } from "./begin.ts";
import { pageTexts } from "./page-texts.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  file: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  // Keeps its place: the second click of a double one must not hit the button beside 保存.
  unsaved: { minWidth: "5.5em", color: tokens.colorStatusWarningForeground3 },
  accounts: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    margin: "0 0 0 auto",
    padding: 0,
    border: "none",
  },
  legend: { float: "left", padding: 0, marginRight: tokens.spacingHorizontalXS },
});

/** Null for the other units' people, who sign in in the pane. */
function accountOf(person: Person, { rehearsal }: DemoCity): Account | null {
  if (isCity(person)) return "city";
  return person.org === rehearsal.org ? "county" : null;
}

export type TopBarProps = {
  fileName: string;
  unsaved: boolean;
  /** False while the file is being opened. */
  ready: boolean;
  demo: DemoCity | null;
  person: Person | null;
  onSave: () => void;
  onOpenOther: () => void;
  onAccount: (account: Account) => void;
};

/** The file, what can be done with it, and in the demo who one is. */
export function TopBar(props: TopBarProps) {
  const { fileName, unsaved, ready, demo, person, onSave, onOpenOther, onAccount } = props;
  const words = useTexts(pageTexts);
  const styles = useStyles();
  const current = demo && person && accountOf(person, demo);
  return (
    <section className={styles.bar} aria-label={words("workbook")}>
      <span className={styles.file}>{fileName}</span>
      <span className={styles.unsaved}>{unsaved && `● ${words("unsaved")}`}</span>
      <Button size="small" appearance={unsaved ? "primary" : "secondary"} disabled={!ready} onClick={onSave}>
        {words("save")}
      </Button>
      <Button size="small" onClick={onOpenOther}>
        {words("openOther")}
      </Button>
      {demo && (
        <fieldset className={styles.accounts}>
          <legend className={styles.legend}>{words("demoAccounts")}</legend>
          {(["county", "city"] as const).map((account) => (
            <Button
              key={account}
              size="small"
              appearance={account === current ? "primary" : "outline"}
              aria-pressed={account === current}
              onClick={() => onAccount(account)}
            >
              {words(account, { org: demo.rehearsal.orgName })}
            </Button>
          ))}
        </fieldset>
      )}
    </section>
  );
}
