import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { FlowFailure } from "../../flow/failure.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { partsTexts } from "./parts-texts.ts";

const useStyles = makeStyles({ hint: { marginTop: tokens.spacingVerticalS } });

/** Where the workbook has no table, or that of another form version: the way to one. Nothing for other failures. */
export function TemplateHint({ failure }: { failure: FlowFailure }) {
  const { go } = usePane();
  const words = useTexts(partsTexts);
  const styles = useStyles();
  return wantsTemplate(failure) ? (
    <Button className={styles.hint} onClick={() => go("tasks")}>
      {words("toTemplate")}
    </Button>
  ) : null;
}

function wantsTemplate(failure: FlowFailure): boolean {
  if (failure.kind === "reading") return ["no-table", "rows-unknown"].includes(failure.refusal.code);
  if (failure.kind === "stop") return failure.stop.code === "form-differs";
  return (
    failure.kind === "api" &&
    failure.failure.kind === "refused" &&
    failure.failure.problem.code === "form-closed"
  );
}
