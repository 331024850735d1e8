import { Field, Select } from "@fluentui/react-components";
import { Fragment, type ReactNode, useCallback } from "react";
import type { RoundSummary } from "../../../shared/schema/round.ts";
import { apiFailed } from "../../flow/failure.ts";
import { roundStateLabels } from "../../text/labels.ts";
import type { JourneyCall } from "../journey/use-journey.ts";
import { useLookup } from "../journey/use-lookup.ts";
import { usePane } from "../pane-context.ts";
import { RehearsalBadge } from "../parts/rehearsal-badge.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { boardTexts } from "./board-texts.ts";
import { LookupLine } from "./lookup-line.tsx";
import { orderRounds } from "./order-rounds.ts";

export type ChosenRoundProps = {
  shown: boolean;
  /** Rounds one may choose from. */
  offered: (summary: RoundSummary) => boolean;
  /** Said where none is offered. */
  none: string;
  /** About the chosen round; `refresh` asks for the rounds anew after a step. */
  children: (summary: RoundSummary, refresh: () => void) => ReactNode;
};

/** A screen about one round, and the list to choose it from; the choice goes along from screen to screen. */
export function ChosenRound({ shown, offered, none, children }: ChosenRoundProps) {
  const { desk, locale, round, chooseRound } = usePane();
  const words = useTexts(boardTexts);
  const ask = useCallback<JourneyCall<RoundSummary[]>>(
    async ({ signal, onStep }) => {
      onStep("asking");
      const { client } = await desk();
      const rounds = await client.cancelledBy(signal).rounds();
      return rounds.ok ? { ok: true, value: rounds.value } : apiFailed(rounds.error);
    },
    [desk],
  );
  const lookup = useLookup(shown, ask);
  const rounds = orderRounds(lookup.latest ?? []).filter(offered);
  const chosen = rounds.find((summary) => summary.round.id === round) ?? rounds[0];
  return (
    <>
      <LookupLine lookup={lookup} />
      {lookup.latest !== null && rounds.length === 0 && <p>{none}</p>}
      {chosen && (
        <>
          <Field label={words("round")}>
            <Select value={chosen.round.id} onChange={(_, { value }) => chooseRound(value)}>
              {rounds.map((summary) => (
                <option key={summary.round.id} value={summary.round.id}>
                  {words("roundOption", {
                    name: summary.round.name,
                    state: roundStateLabels[summary.state][locale],
                  })}
                </option>
              ))}
            </Select>
          </Field>
          {chosen.round.rehearsal && (
            <div>
              <RehearsalBadge />
            </div>
          )}
          <Fragment key={chosen.round.id}>{children(chosen, lookup.again)}</Fragment>
        </>
      )}
    </>
  );
}
