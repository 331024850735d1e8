import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { MergedTable } from "../../../shared/schema/merged.ts";
import type { MergedFigures } from "../../flow/merged-figures.ts";
import type { PeerSelection } from "../../table/plan/peer-selection.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { stageLabels } from "../../text/labels.ts";
import { audienceLabels } from "../../text/merged-labels.ts";
import { useListLook } from "../board/list-look.ts";
import { LookupLine } from "../board/lookup-line.tsx";
import { PullLine } from "../figures/pull-line.tsx";
import { useMerged } from "../figures/use-merged.ts";
import { usePull } from "../figures/use-pull.ts";
import { usePane } from "../pane-context.ts";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { ChooseIndicators } from "./choose-indicators.tsx";
import { ChooseUnits } from "./choose-units.tsx";
import { choiceOf, selectionOf } from "./peer-choice.ts";
import { PeerReading } from "./peer-reading.tsx";
import { peersTexts } from "./peers-texts.ts";

/** One published round: what of it is wanted, the sheet, and a short reading. */
export function RoundPeers({ shown, round }: { shown: boolean; round: string }) {
  const lookup = useMerged(shown, round, "accepted");
  const remembered = useRemembered(round);
  return (
    <>
      <LookupLine lookup={lookup} />
      {lookup.latest && remembered && <PeerTable figures={lookup.latest} remembered={remembered.selection} />}
    </>
  );
}

/** What was chosen last time; null until it is known. */
function useRemembered(round: string): { selection: PeerSelection | null } | null {
  const { desk, person } = usePane();
  const [remembered, setRemembered] = useState<{ selection: PeerSelection | null } | null>(null);
  useEffect(() => {
    if (person === null) return;
    let gone = false;
    void desk()
      .then(({ storesOf }) => storesOf(person).choices.peers(round))
      .then((selection) => {
        if (!gone) setRemembered({ selection });
      });
    return () => {
      gone = true;
    };
  }, [desk, person, round]);
  return remembered;
}

function PeerTable({ figures, remembered }: { figures: MergedFigures; remembered: PeerSelection | null }) {
  const words = useTexts(peersTexts);
  const look = useListLook();
  const { table, form, ownOrg } = figures;
  const [choice, setChoice] = useState(() => choiceOf(remembered, table));
  const [tried, setTried] = useState(false);
  const { pull, state, cancel, reset } = usePull();
  const own = ownOrg === null ? -1 : table.orgs.findIndex(({ id }) => id === ownOrg);
  const choosesUnits = table.audience === "city" || table.audience === "full";
  const complete = choice.orgs.size > 0 && choice.indicators.size > 0;
  const change = (next: Partial<typeof choice>) => {
    setChoice({ ...choice, ...next });
    // What was written is no longer what is chosen.
    if (state.kind !== "running") reset();
  };
  const write = () => {
    setTried(true);
    if (complete) pull({ round: table.round.id, show: selectionOf(choice, table) });
  };
  return (
    <>
      <Provenance table={table} />
      {choosesUnits && (
        <ChooseUnits
          table={table}
          own={own}
          ticked={choice.orgs}
          fault={tried && choice.orgs.size === 0}
          onChange={(orgs) => change({ orgs })}
        />
      )}
      <ChooseIndicators
        table={table}
        form={form}
        ticked={choice.indicators}
        fault={tried && choice.indicators.size === 0}
        onChange={(indicators) => change({ indicators })}
      />
      <div className={look.section}>
        <p className={look.quiet}>{words("told")}</p>
        <div className={look.actions}>
          <Button appearance="primary" disabledFocusable={state.kind === "running"} onClick={write}>
            {words("write")}
          </Button>
        </div>
        <PullLine
          state={state}
          onCancel={cancel}
          extent={{ orgs: choice.orgs.size, indicators: choice.indicators.size }}
        />
      </div>
      <PeerReading table={table} form={form} own={own} choice={choice} />
    </>
  );
}

const visibleWords = {
  city: "visibleCity",
  full: "visibleFull",
  quartiles: "visibleQuartiles",
  rank: "visibleRank",
} as const satisfies Record<MergedTable["audience"], string>;

function Provenance({ table }: { table: MergedTable }) {
  const { locale } = usePane();
  const words = useTexts(peersTexts);
  const look = useListLook();
  const { round, audience, asOf, publishedAt } = table;
  const at = (instant: string) => words("beijing", { time: beijingTime(instant) });
  return (
    <div>
      <FactList>
        <Fact name={words("stage")}>{stageLabels[round.stage][locale]}</Fact>
        <Fact name={words("counted")}>{at(asOf)}</Fact>
        {publishedAt !== null && <Fact name={words("published")}>{at(publishedAt)}</Fact>}
        <Fact name={words("visible")}>{audienceLabels[audience][locale]}</Fact>
      </FactList>
      <p className={look.quiet}>{words(visibleWords[audience])}</p>
    </div>
  );
}
