import type { Round } from "../../shared/schema/round.ts";
import { type CityRequest, cityReply, reviewer } from "./bench-city.ts";
import type { Ask, Client } from "./client.ts";
import { type Contents, inventedDocument } from "./invented-document.ts";
import { formOfSixty } from "./invented-form.ts";
import { drain } from "./sampling.ts";

/** 100 counties, as the budget of a pull has them. */
export const units: readonly string[] = Array.from({ length: 100 }, (_, place) => String(990101 + place));
export const historyYears = [2020, 2021, 2022, 2023, 2024] as const;
export const reportYear = 2025;
export const historyRound = (year: number): string => `y${year}`;
const reportRound = (place: number): string => `s${String(place).padStart(3, "0")}`;

/** One submission that has not been made yet. */
export type Slot = { round: string; unit: string };

/** The invented city as the measuring side knows it. */
export type Stage = {
  client: Client;
  /** A county's document of the report year, 60 × 2 figures, as JSON. */
  documentOf: (unit: string) => string;
  headersOf: (person: string) => Record<string, string>;
  /** The next unused slot; the first 100 are those of the first open round. */
  nextSlot: () => Slot;
};

const round = (id: string, year: number, rehearsal: boolean): Round => ({
  id,
  name: `测速 ${id}`,
  form: { id: formOfSixty.id, version: formOfSixty.version },
  kind: "actual",
  period: String(year),
  stage: "annual",
  dueAt: "2099-01-31T16:00:00.000Z",
  visibility: "full",
  rehearsal,
  participants: [...units],
});

/** Five published years, and open rounds with room for `slots` submissions. All of it goes in through the routes. */
export async function setStage(client: Client, slots: number): Promise<Stage> {
  const open = Array.from({ length: Math.ceil(slots / units.length) }, (_, place) => reportRound(place));
  const rounds = [
    ...historyYears.map((year) => round(historyRound(year), year, false)),
    // Real ones, so that a submission reads the five years before it; the open ones stand in the way a little.
    ...open.map((id) => round(id, reportYear, false)),
  ];
  const request: CityRequest = { units: [...units], form: formOfSixty, rounds };
  const founded = await client.send({
    method: "POST",
    path: "/bench/city",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
    expect: 200,
  });
  const { tokens } = cityReply.parse(JSON.parse(founded.body.toString()));
  const headersOf = (person: string) => ({ Authorization: `Bearer ${tokens[person] ?? ""}` });
  const documentOf = documents(reportYear, "actuals and next targets");
  const slot = open.flatMap((id) => units.map((unit): Slot => ({ round: id, unit }))).values();
  const stage: Stage = {
    client,
    documentOf,
    headersOf,
    nextSlot: () => {
      const next = slot.next();
      if (next.done) throw new Error("more submissions are measured than rounds were opened for");
      return next.value;
    },
  };
  for (const { id } of rounds) await client.send(moveAsk(stage, id, "open"));
  for (const year of historyYears) await publishYear(stage, year);
  return stage;
}

function documents(year: number, contents: Contents): (unit: string) => string {
  const made = new Map<string, string>();
  return (unit) => {
    const known = made.get(unit) ?? JSON.stringify(inventedDocument(formOfSixty, unit, year, contents));
    made.set(unit, known);
    return known;
  };
}

/** A finished year: every county has submitted its 60 actuals, all are accepted and published. */
async function publishYear(stage: Stage, year: number): Promise<void> {
  const documentOf = documents(year, "actuals");
  const slots = units.map((unit): Slot => ({ round: historyRound(year), unit }));
  const submits = slots.map((slot) => submitAsk(stage, slot, documentOf(slot.unit)));
  await drain(stage.client, submits, 8);
  await publish(stage, slots, historyRound(year));
}

/** Accepts the slots' first submissions, closes the round and publishes it. */
export async function publish(stage: Stage, slots: readonly Slot[], round: string): Promise<void> {
  const accepts = slots.map((slot) => acceptAsk(stage, slot));
  await drain(stage.client, accepts, 8);
  await stage.client.send(moveAsk(stage, round, "close"));
  await stage.client.send(moveAsk(stage, round, "publish"));
}

const address = ({ round, unit }: Slot): string => `/api/v1/rounds/${round}/submissions/${unit}`;
const newKey = () => ({ "Idempotency-Key": crypto.randomUUID() });

/** A first submission, or one onto `base`. */
export const submitAsk = (stage: Stage, slot: Slot, body: string, base?: string): Ask => ({
  method: "PUT",
  path: address(slot),
  headers: {
    ...stage.headersOf(slot.unit),
    ...newKey(),
    ...(base === undefined ? { "If-None-Match": "*" } : { "If-Match": base }),
    "Content-Type": "application/json",
  },
  body,
  expect: 201,
});

/** ETag of a unit's first submission on which nothing has happened since. */
export const firstEtag = '"r1-e1"';

export const acceptAsk = (stage: Stage, slot: Slot): Ask => ({
  method: "POST",
  path: `${address(slot)}/accept`,
  headers: { ...stage.headersOf(reviewer), ...newKey(), "If-Match": firstEtag },
  expect: 200,
});

const moveAsk = (stage: Stage, round: string, step: "open" | "close" | "publish"): Ask => ({
  method: "POST",
  path: `/api/v1/rounds/${round}/${step}`,
  headers: { ...stage.headersOf(reviewer), ...newKey() },
  expect: 200,
});
