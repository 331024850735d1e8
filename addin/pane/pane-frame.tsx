import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { usePane } from "./pane-context.ts";
import { shellTexts } from "./texts/shell.ts";
import { useTexts } from "./texts/use-texts.ts";
import type { View } from "./view.ts";

const useStyles = makeStyles({
  frame: { display: "flex", flexDirection: "column", minHeight: "100vh" },
  head: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    minHeight: "40px",
  },
  who: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: "anywhere",
    minWidth: 0,
  },
  product: {
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    margin: 0,
  },
  list: {
    display: "flex",
    flexWrap: "wrap",
    listStyle: "none",
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    borderTop: "none",
    borderLeft: "none",
    borderRight: "none",
    borderBottom: "2px solid transparent",
    // High contrast draws transparent lines too.
    "@media (forced-colors: active)": { borderBottomColor: "Canvas" },
    borderRadius: 0,
    minWidth: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
  },
  current: {
    borderBottomColor: tokens.colorCompoundBrandStroke,
    // The button's own styles would take the line away under the pointer.
    ":hover": { borderBottomColor: tokens.colorCompoundBrandStroke },
    ":hover:active": { borderBottomColor: tokens.colorCompoundBrandStroke },
    fontWeight: tokens.fontWeightSemibold,
    "@media (forced-colors: active)": { borderBottomColor: "Highlight" },
  },
  main: { flexGrow: 1, padding: tokens.spacingHorizontalM, minWidth: 0, outlineStyle: "none" },
});

/** Who is signed in, where one can go, and the screen between. */
export function PaneFrame({
  view,
  views,
  children,
}: {
  view: View;
  views: readonly View[];
  children: ReactNode;
}) {
  const { person, askSignIn, go } = usePane();
  const words = useTexts(shellTexts);
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <div className={styles.who}>
          <h1 className={styles.product}>{words("product")}</h1>
          {person ? words("signedInAs", { name: person.name, org: person.orgName }) : words("subject")}
        </div>
        {person ? (
          <SignOut />
        ) : (
          <Button size="small" onClick={askSignIn}>
            {words("signIn")}
          </Button>
        )}
      </header>
      <nav aria-label={words("navigation")}>
        <ul className={styles.list}>
          {views.map((each) => (
            <li key={each}>
              <Button
                appearance="subtle"
                className={mergeClasses(styles.tab, each === view && styles.current)}
                aria-current={each === view ? "page" : undefined}
                onClick={() => go(each)}
              >
                {words(each)}
              </Button>
            </li>
          ))}
        </ul>
      </nav>
      {/* Takes the focus where the element that had it is gone. */}
      <main id="screen" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}

function SignOut() {
  const { signOut } = usePane();
  const words = useTexts(shellTexts);
  return (
    <Button size="small" onClick={() => void signOut()}>
      {words("signOut")}
    </Button>
  );
}
