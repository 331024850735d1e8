import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useId, useState } from "react";
import type { Org } from "../../../shared/schema/org.ts";
import type { Board } from "../../../shared/schema/round.ts";
import { reviewRound } from "../../flow/review.ts";
import { beijingTime } from "../../text/beijing-time.ts";
import { roundStateLabels } from "../../text/labels.ts";
import type { JourneyCall } from "../journey/use-journey.ts";
import { useLookup } from "../journey/use-lookup.ts";
import { usePane } from "../pane-context.ts";
import { Fact, FactList } from "../parts/fact-list.tsx";
import { loadPart } from "../parts/load-part.ts";
import { ProgressLine } from "../parts/progress-line.tsx";
import { SubmissionView } from "../submission/submission-view.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { BoardList } from "./board-list.tsx";
import { boardTexts } from "./board-texts.ts";
import { boardTotals } from "./board-totals.ts";
import { useListLook } from "./list-look.ts";
import { LookupLine } from "./lookup-line.tsx";
import { RoundSteps } from "./round-steps.tsx";

const ReleaseRequests = lazy(async () => ({
  default: (await loadPart(() => import("../releases/release-requests.tsx"))).ReleaseRequests,
}));

type Found = { board: Board; orgs: Org[] };

/** One round: totals, units, the steps it can take; or one unit's submission in its place. */
export function RoundBoard({
  shown,
  round,
  onMoved,
}: {
  shown: boolean;
  round: string;
  onMoved: () => void;
}) {
  const { desk } = usePane();
  const words = useTexts(boardTexts);
  const look = useListLook();
  const [opened, setOpened] = useState<{ org: string; closed: boolean } | null>(null);
  const ask = useCallback<JourneyCall<Found>>(
    async ({ signal, onStep }) => {
      onStep("asking");
      const { client } = await desk();
      return reviewRound(client.cancelledBy(signal), round);
    },
    [desk, round],
  );
  const lookup = useLookup(shown, ask);
  const [times, setTimes] = useState(0);
  const requests = useId();
  const [waiting, setWaiting] = useState<number | null>(null);
  const refresh = () => {
    lookup.again();
    setTimes(times + 1);
  };
  if (opened && !opened.closed) {
    return (
      <SubmissionView
        round={round}
        org={opened.org}
        onDecided={lookup.again}
        onBack={() => setOpened({ ...opened, closed: true })}
      />
    );
  }
  const found = lookup.latest;
  return (
    <>
      <LookupLine lookup={lookup} />
      {found && (
        <>
          <RoundFacts
            found={found}
            waiting={waiting}
            onRequests={() => document.getElementById(requests)?.focus()}
          />
          <section className={look.section}>
            <div className={look.apart}>
              <h3 className={look.subheading}>{words("units")}</h3>
              <Button size="small" onClick={refresh}>
                {words("refresh")}
              </Button>
            </div>
            <BoardList
              entries={found.board.entries}
              orgs={found.orgs}
              open={found.board.round.state === "open"}
              focused={opened?.org ?? null}
              onOpen={(org) => setOpened({ org, closed: false })}
            />
          </section>
          <Suspense fallback={<ProgressLine step={null} />}>
            <ReleaseRequests
              shown={shown}
              round={round}
              times={times}
              headingId={requests}
              onWaiting={setWaiting}
            />
          </Suspense>
          <RoundSteps
            summary={found.board.round}
            orgs={found.orgs}
            onMoved={() => {
              lookup.again();
              onMoved();
            }}
          />
        </>
      )}
    </>
  );
}

function RoundFacts({
  found: { board },
  waiting,
  onRequests,
}: {
  found: Found;
  /** Requests to release findings that are to be decided; null until it is known. */
  waiting: number | null;
  onRequests: () => void;
}) {
  const { locale } = usePane();
  const words = useTexts(boardTexts);
  const look = useListLook();
  const { round, state, publishedAt } = board.round;
  const totals = boardTotals(board.entries);
  const at = (instant: string) => words("beijing", { time: beijingTime(instant) });
  return (
    <section className={look.section} aria-label={words("facts")}>
      <p className={look.text}>
        <strong>{words("reported", totals)}</strong>
        <br />
        {words("waiting", totals)}
      </p>
      <FactList>
        <Fact name={words("state")}>{roundStateLabels[state][locale]}</Fact>
        <Fact name={words("due")}>{at(round.dueAt)}</Fact>
        <Fact name={words("requests")}>
          {waiting === null ? (
            "……"
          ) : waiting === 0 ? (
            words("noRequests")
          ) : (
            <Button size="small" onClick={onRequests}>
              {words("toRequests", { count: waiting })}
            </Button>
          )}
        </Fact>
        {publishedAt !== null && <Fact name={words("publishedAt")}>{at(publishedAt)}</Fact>}
      </FactList>
    </section>
  );
}
