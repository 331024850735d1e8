import { useCallback, useEffect, useRef, useState } from "react";
import type { ReleaseCase, ReleaseDecision } from "../../../shared/schema/release.ts";
import { listReleases, type ReleaseList } from "../../flow/releases.ts";
import { useListLook } from "../board/list-look.ts";
import { LookupLine } from "../board/lookup-line.tsx";
import { OutcomeMessage } from "../board/outcome-message.tsx";
import type { JourneyCall } from "../journey/use-journey.ts";
import { useLookup } from "../journey/use-lookup.ts";
import { usePane } from "../pane-context.ts";
import { LimitedList } from "../parts/limited-list.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { ReleaseItem } from "./release-item.tsx";
import { releasesTexts } from "./releases-texts.ts";

export type ReleaseRequestsProps = {
  shown: boolean;
  round: string;
  times: number;
  /** Its heading, which can be led to. */
  headingId: string;
  /** How many are to be decided, as often as that is known anew. */
  onWaiting: (count: number) => void;
};

type Done = { decision: ReleaseDecision["decision"]; org: string; times: number };

/**
 * What the units of a round ask the city to release: those to be decided first; nothing where there are none. For the city.
 * With another `times` it is asked for anew.
 */
export function ReleaseRequests({ shown, round, times, headingId, onWaiting }: ReleaseRequestsProps) {
  const { desk } = usePane();
  const words = useTexts(releasesTexts);
  const look = useListLook();
  const [done, setDone] = useState<Done | null>(null);
  const ask = useCallback<JourneyCall<ReleaseList>>(
    async ({ signal, onStep }) => {
      onStep("asking");
      return listReleases((await desk()).client.cancelledBy(signal), round);
    },
    [desk, round],
  );
  const lookup = useLookup(shown, ask);
  const { again } = lookup;
  const asked = useRef(times);
  useEffect(() => {
    if (asked.current === times) return;
    asked.current = times;
    again();
  }, [times, again]);
  const list = lookup.latest;
  const nameOf = (id: string) => list?.orgs.find((org) => org.id === id)?.name ?? id;
  const item = (about: ReleaseCase) =>
    list && (
      <ReleaseItem
        key={`${about.org} ${about.finding.fingerprint} ${about.seq}`}
        round={round}
        about={about}
        org={nameOf(about.org)}
        form={list.form}
        onDecided={(decision) => {
          setDone((before) => ({ decision, org: nameOf(about.org), times: (before?.times ?? 0) + 1 }));
          lookup.again();
        }}
      />
    );
  const open = list?.cases.filter(({ state }) => state === "asked") ?? [];
  const past = list?.cases.filter(({ state }) => state !== "asked") ?? [];
  const waiting = list ? open.length : null;
  useEffect(() => {
    if (waiting !== null) onWaiting(waiting);
  }, [waiting, onWaiting]);
  if (list?.cases.length === 0 && lookup.state.kind !== "failed") return null;
  return (
    <section className={look.section} aria-label={words("requests")}>
      <h3 id={headingId} tabIndex={-1} className={look.subheading}>
        {words("requests")}
      </h3>
      {done && (
        <OutcomeMessage key={done.times}>{words(`${done.decision}Done`, { org: done.org })}</OutcomeMessage>
      )}
      <LookupLine lookup={lookup} />
      {open.length > 0 && (
        <>
          <p className={look.text}>{words("open", { count: open.length })}</p>
          <LimitedList items={open}>{item}</LimitedList>
        </>
      )}
      {past.length > 0 && (
        <details className={look.fold}>
          <summary className={look.summary}>{words("past", { count: past.length })}</summary>
          <LimitedList items={past}>{item}</LimitedList>
        </details>
      )}
    </section>
  );
}
