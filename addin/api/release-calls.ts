import type { Result } from "../../shared/result.ts";
import {
  type ReleaseCase,
  type ReleaseDecision,
  type ReleaseRequest,
  releaseCases,
  releaseReply,
  standingOf,
} from "../../shared/schema/release.ts";
import { type Asker, mapTagged, mapValue, segment } from "./asker.ts";
import type { ApiFailure } from "./failure.ts";

const pathOf = (round: string, org: string): string => `rounds/${segment(round)}/releases/${segment(org)}`;

/** 放行 of 准强制性 findings: what units ask for, and what the city decides. */
export const releaseCalls = ({ ask, get, getTagged }: Asker) => ({
  /** Of all units of a round; for the city. */
  releases: async (round: string): Promise<Result<ReleaseCase[], ApiFailure>> =>
    mapValue(await get(`rounds/${segment(round)}/releases`, releaseCases), ({ cases }) => cases),

  /** Where the requests of one unit stand. `known` is the ETag of what the caller already has. */
  releasesOfUnit: async (round: string, org: string, known: string | null) =>
    mapTagged(await getTagged(pathOf(round, org), known, releaseCases), ({ cases }) => cases.map(standingOf)),

  /** Refused with explanations-needed (it is not found, or the words say nothing), findings-block, wrong-state … */
  askRelease: (round: string, org: string, request: ReleaseRequest, key: string) =>
    ask(
      {
        method: "POST",
        path: pathOf(round, org),
        body: request,
        headers: { "Idempotency-Key": key },
        repeatable: true,
      },
      releaseReply,
    ),

  /** Refused with stale where the unit has said something else meanwhile. */
  decideRelease: (round: string, org: string, decision: ReleaseDecision, key: string) =>
    ask(
      {
        method: "POST",
        path: `${pathOf(round, org)}/decisions`,
        body: decision,
        headers: { "Idempotency-Key": key },
        repeatable: true,
      },
      releaseReply,
    ),
});
