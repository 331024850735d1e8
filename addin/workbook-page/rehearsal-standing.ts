import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { DemoCity } from "../../shared/schema/demo.ts";
import type { RoundState, SubmissionState } from "../../shared/schema/round.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import type { ApiFailure } from "../api/failure.ts";
import { isCity } from "../flow/status.ts";

/** Where the rehearsal stands for whoever tries it out. */
export type RehearsalStanding = {
  state: RoundState;
  /** Of the signed-in county, or for the city of the unit left for visitors. */
  submission: SubmissionState;
  /** For the city: the first unit whose submission waits to be looked at. */
  waiting: string | null;
  /** For the city: units that have submitted nothing, or nothing since it was returned. */
  unreported: string[];
};

/** Asks the server as `person`. */
export async function rehearsalStanding(
  client: Pick<ApiClient, "round" | "board" | "orgs">,
  { round, org }: DemoCity["rehearsal"],
  person: Person,
): Promise<Result<RehearsalStanding, ApiFailure>> {
  if (!isCity(person)) {
    const asked = await client.round(round);
    if (!asked.ok) return refuse(asked.error);
    const { state, mine } = asked.value;
    return succeed({ state, submission: mine?.state ?? "none", waiting: null, unreported: [] });
  }
  const [board, orgs] = await Promise.all([client.board(round), client.orgs()]);
  if (!board.ok) return refuse(board.error);
  if (!orgs.ok) return refuse(orgs.error);
  const { entries } = board.value;
  const nameOf = (id: string) => orgs.value.find((unit) => unit.id === id)?.name ?? id;
  const namesOf = (...states: SubmissionState[]) =>
    entries.filter(({ state }) => states.includes(state)).map((entry) => nameOf(entry.org));
  return succeed({
    state: board.value.round.state,
    submission: entries.find((entry) => entry.org === org)?.state ?? "none",
    waiting: namesOf("submitted")[0] ?? null,
    unreported: namesOf("none", "returned"),
  });
}

/** Steps of the rehearsal in order, as a visitor is shown them. */
export const rehearsalSteps = ["submit", "accept", "publish", "compare"] as const;
export type RehearsalStep = (typeof rehearsalSteps)[number];

/** What to do next, and which step of the whole that belongs to; null once all is done. */
export type RehearsalAdvice = {
  step: RehearsalStep | null;
  say:
    | "submit"
    | "returned"
    | "submitted"
    | "accepted"
    | "closed"
    | "notSubmitted"
    | "accept"
    | "closeAndPublish"
    | "publish"
    | "published"
    | "compare"
    | "missed"
    | "done";
  /** The unit to look at next. */
  waiting: string | null;
  /** Units to be published as not reported. */
  unreported: readonly string[];
  /** Where one click leads on. */
  turnTo: "county" | "city" | "peers" | null;
};

type Next = Pick<RehearsalAdvice, "step" | "say"> & Partial<RehearsalAdvice>;

/** `compared`: the published figures have been written into the workbook. */
export function adviseRehearsal(
  standing: RehearsalStanding,
  account: "county" | "city",
  compared: boolean,
): RehearsalAdvice {
  const next = account === "city" ? nextOfCity(standing, compared) : nextOfCounty(standing, compared);
  return { waiting: null, unreported: [], turnTo: null, ...next };
}

const isPublished = ({ state }: RehearsalStanding) => state === "published" || state === "archived";

function nextOfCounty(standing: RehearsalStanding, compared: boolean): Next {
  const { state, submission } = standing;
  if (isPublished(standing)) {
    if (compared) return { step: null, say: "done" };
    return { step: "compare", say: submission === "accepted" ? "compare" : "missed", turnTo: "peers" };
  }
  if (submission === "accepted") return { step: "publish", say: "accepted", turnTo: "city" };
  if (submission === "submitted") return { step: "accept", say: "submitted", turnTo: "city" };
  if (state !== "open") return { step: "publish", say: "closed", turnTo: "city" };
  return { step: "submit", say: submission === "returned" ? "returned" : "submit" };
}

function nextOfCity(standing: RehearsalStanding, compared: boolean): Next {
  const { state, submission, waiting, unreported } = standing;
  if (isPublished(standing))
    return compared ? { step: null, say: "done" } : { step: "compare", say: "published", turnTo: "county" };
  if (waiting !== null) return { step: "accept", say: "accept", waiting };
  if (state === "closed") return { step: "publish", say: "publish", unreported };
  if (submission !== "accepted") return { step: "submit", say: "notSubmitted", turnTo: "county" };
  return { step: "publish", say: "closeAndPublish", unreported };
}
