import { makeStyles, tokens } from "@fluentui/react-components";
import { usePane } from "../pane-context.ts";
import { useTexts, type Words } from "../texts/use-texts.ts";
import { checkTexts } from "./check-texts.ts";
import type { LiveNews, LiveRecheck } from "./use-live-recheck.ts";

const useStyles = makeStyles({
  line: { margin: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
});

/** What was changed in the table since, and what that has changed in the findings; read aloud when it is there. */
export function LiveLine({ live: { standing, news } }: { live: LiveRecheck }) {
  const { locale } = usePane();
  const words = useTexts(checkTexts);
  const styles = useStyles();
  const told = news !== null && standing === "current" ? newsSentence(news, locale, words) : "";
  return (
    <>
      {standing === "pending" && <p className={styles.line}>{words("livePending")}</p>}
      <p role="status" className={styles.line}>
        {told}
      </p>
    </>
  );
}

function newsSentence(
  { rows, by, fixed, added }: LiveNews,
  locale: "zh" | "en",
  words: Words<typeof checkTexts>,
): string {
  const named = rows !== null && rows.length > 0;
  const what =
    by === "elsewhere"
      ? words(named ? "liveRowsElsewhere" : "liveTableElsewhere", { rows: listed(rows, locale) })
      : words(named ? "liveRows" : "liveTable", { rows: listed(rows, locale) });
  const came = [
    ...(fixed > 0 ? [words("liveFixed", { count: fixed })] : []),
    ...(added > 0 ? [words("liveAdded", { count: added })] : []),
  ];
  if (came.length === 0) return words("liveSame", { what });
  return words("liveDone", { what, came: came.join(locale === "zh" ? "，" : ", ") });
}

const listed = (rows: LiveNews["rows"], locale: "zh" | "en"): string =>
  (rows ?? []).join(locale === "zh" ? "、" : ", ");
