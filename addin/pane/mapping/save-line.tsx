import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Where } from "../../flow/bind-table.ts";
import type { CheckReport } from "../../flow/check.ts";
import { keepAnswers } from "../../flow/keep-answers.ts";
import { offerAliases, offersNames } from "../../flow/offer-aliases.ts";
import { sameAnswers, type TableAnswers } from "../../table/binding/table-answers.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { mappingTexts } from "./mapping-texts.ts";

const useStyles = makeStyles({
  line: { flexBasis: "100%", margin: 0, overflowWrap: "anywhere" },
});

export type SaveLineProps = {
  report: CheckReport;
  answers: TableAnswers;
  /** What was remembered of the table when it was last read. */
  remembered: TableAnswers;
  /** The table is being read again: what is saved belongs to the reading. */
  running: boolean;
  /** The city is told what the rows are called. */
  offers: boolean;
};

/** Keeps the answers, and says where they are then; says before that they are not yet. */
export function SaveLine({ report, answers, remembered, running, offers }: SaveLineProps) {
  const { desk, person } = usePane();
  const words = useTexts(mappingTexts);
  const styles = useStyles();
  const { state, last, run } = useJourney<{ where: Where }>();
  const [kept, setKept] = useState(remembered);
  const [seen, setSeen] = useState(remembered);
  if (seen !== remembered) {
    setSeen(remembered);
    setKept(remembered);
  }
  const isSaved = sameAnswers(answers, kept);
  if (isSaved && last === null) return null;
  const save = () =>
    run(async () => {
      const { workbook, tables, client, names, storesOf } = await desk();
      const done = await keepAnswers(workbook, tables, { ...report, answers });
      if (!done.ok) return done;
      setKept(answers);
      if (person !== null && offersNames(person)) await storesOf(person).choices.keepOffersNames(offers);
      // nobody waits for the city
      if (offers) void offerAliases({ client, names }, report);
      return done;
    });
  return (
    <>
      <Button
        size="small"
        appearance={isSaved ? "secondary" : "primary"}
        disabledFocusable={isSaved || running || state.kind === "running"}
        onClick={save}
      >
        {words(isSaved ? "saved" : "save")}
      </Button>
      {state.kind === "failed" ? (
        <div className={styles.line}>
          <FailureMessage failure={state.failure} />
        </div>
      ) : (
        <p role="status" className={styles.line}>
          {words(isSaved && last !== null ? last.where : "unsaved")}
        </p>
      )}
    </>
  );
}
