import type { Finding, Release } from "../schema/finding.ts";
import type { ReleaseStanding } from "../schema/release.ts";

/** 准强制性 and not passed: blocks until the city has released it. */
export const isReleasable = ({ severity, outcome }: Finding): boolean =>
  severity === "releasable" && outcome === "fail";

/** Keeps a document from being submitted. */
export const isBlocking = (finding: Finding): boolean =>
  isReleasable(finding)
    ? finding.release === undefined
    : finding.severity === "error" && finding.outcome === "fail";

/** What a unit may ask the city to release; nothing where something else must be corrected first. */
export const releasableOf = (findings: readonly Finding[]): Finding[] => {
  const blocking = findings.filter(isBlocking);
  return blocking.every(isReleasable) ? blocking : [];
};

/** The findings of a document with what the city has released of them: by fingerprint, so never with other values. */
export function withReleases(findings: readonly Finding[], standings: readonly ReleaseStanding[]): Finding[] {
  const byFingerprint = new Map(
    standings.flatMap((one) => {
      const release = releaseOf(one);
      return release === null ? [] : [[one.fingerprint, release] as const];
    }),
  );
  if (byFingerprint.size === 0) return [...findings];
  return findings.map((finding) => {
    const release = isReleasable(finding) ? byFingerprint.get(finding.fingerprint) : undefined;
    return release === undefined ? finding : { ...finding, release };
  });
}

function releaseOf({ state, asked, reason, decidedBy, decidedAt }: ReleaseStanding): Release | null {
  if (state !== "released" || reason === null || decidedBy === null || decidedAt === null) return null;
  return { asked, by: decidedBy, reason, at: decidedAt };
}
