import { Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import { useTexts } from "../texts/use-texts.ts";
import { submitTexts } from "./submit-texts.ts";

const useStyles = makeStyles({ choice: { marginBottom: tokens.spacingVerticalM } });

export type RoundChoiceProps = {
  rounds: readonly RoundSummary[];
  /** null: the one the sheet is for. */
  round: string | null;
  /** Something is under way for the round. */
  busy: boolean;
  onRound: (round: string | null) => void;
};

/** Which round the sheet goes to. The sheet says it itself, but where several fit. */
export function RoundChoice({ rounds, round, busy, onRound }: RoundChoiceProps) {
  const words = useTexts(submitTexts);
  const styles = useStyles();
  return (
    <Field label={words("round")} className={styles.choice}>
      <Select
        value={round ?? ""}
        disabled={busy}
        onChange={(_, { value }) => onRound(value === "" ? null : value)}
      >
        <option value="">{words("auto")}</option>
        {rounds.map(({ round: { id, name } }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
