import { Button, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { FlowFailure } from "../../flow/failure.ts";
import { useTexts } from "../texts/use-texts.ts";
import { partsTexts } from "./parts-texts.ts";

const useStyles = makeStyles({
  choice: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalS,
  },
});

export type SheetChoiceProps = { failure: FlowFailure; label: string; onSheet: (sheet: string) => void };

/** Where several sheets look like the table, or the one named is gone: which of them is meant. Nothing for other failures. */
export function SheetChoice({ failure, label, onSheet }: SheetChoiceProps) {
  const words = useTexts(partsTexts);
  const styles = useStyles();
  const sheets = sheetsOf(failure);
  const [chosen, choose] = useState<string | null>(null);
  const [first] = sheets;
  if (first === undefined) return null;
  return (
    <div className={styles.choice}>
      <Field label={words("chooseSheet")}>
        <Select value={chosen ?? first} onChange={(_, { value }) => choose(value)}>
          {sheets.map((sheet) => (
            <option key={sheet}>{sheet}</option>
          ))}
        </Select>
      </Field>
      <Button onClick={() => onSheet(chosen ?? first)}>{label}</Button>
    </div>
  );
}

function sheetsOf(failure: FlowFailure): string[] {
  if (failure.kind !== "reading" || failure.refusal.code === "no-table") return [];
  return failure.refusal.detail.sheets?.split("、").filter((name) => name !== "") ?? [];
}
