import { useCallback, useEffect, useState } from "react";
import type { Explanation, Finding } from "../../../shared/schema/finding.ts";
import type { ReleaseReply, ReleaseStanding } from "../../../shared/schema/release.ts";
import { isBlocking, isReleasable, releasableOf } from "../../../shared/validate/releases.ts";
import type { CheckReport } from "../../flow/check.ts";
import { knownReleases } from "../../flow/known-releases.ts";
import { askRelease } from "../../flow/releases.ts";
import type { JourneyCall } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";

/** What the city has been asked to release of a report. */
export type Releases = {
  /** A finding that may be released and is not yet. */
  isOpen: (finding: Finding) => boolean;
  /** The latest request about it; null where there is none, or it is not known. */
  standingOf: (finding: Finding) => ReleaseStanding | null;
  /** Nothing must be corrected first. */
  mayAsk: boolean;
  ask: (explanation: Explanation) => JourneyCall<ReleaseReply>;
};

const none: readonly ReleaseStanding[] = [];

/** `round`: the one the report was looked through for; null where it is the one the table is for. */
export function useReleases(report: CheckReport, round: string | null): Releases {
  const { desk, person } = usePane();
  const [standings, setStandings] = useState(none);
  const concerned = person !== null && report.findings.some(isOpen);
  const look = useCallback(async () => {
    if (person === null) return none;
    return knownReleases((await desk()).held, { person, report, round });
  }, [desk, person, report, round]);
  useEffect(() => {
    if (!concerned) return;
    let gone = false;
    void look().then((found) => {
      if (!gone) setStandings(found);
    });
    return () => {
      gone = true;
    };
  }, [concerned, look]);
  return {
    isOpen,
    standingOf: ({ fingerprint }) => standings.find((one) => one.fingerprint === fingerprint) ?? null,
    mayAsk: releasableOf(report.findings).length > 0,
    ask:
      (explanation) =>
      async ({ signal, onStep }) => {
        onStep("asking");
        const { client, randomUuid } = await desk();
        const ports = { client: client.cancelledBy(signal), randomUuid };
        const asked = await askRelease(ports, { report, round }, explanation);
        if (asked.ok) setStandings(await look());
        return asked;
      },
  };
}

const isOpen = (finding: Finding): boolean => isReleasable(finding) && isBlocking(finding);
