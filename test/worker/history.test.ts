import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import type { Figure, TargetFigure } from "../../shared/schema/figure.ts";
import type { Form } from "../../shared/schema/form.ts";
import { type History, history } from "../../shared/schema/history.ts";
import { publishForm } from "../../worker/service/found-city.ts";
import { insertRound } from "../../worker/store/rounds.ts";
import { accept, call, moveRound, submitExplained } from "./call.ts";
import { round, testCity, units } from "./city.ts";
import { countingDb } from "./counting-db.ts";
import { actual, document } from "./document.ts";
import { smallForm } from "./small-form.ts";

const [a] = units;

const rounds = [
  round("now", { period: "2025" }),
  round("other-now", { period: "2025" }),
  round("flash", { period: "2024", stage: "flash" }),
  round("annual", { period: "2024" }),
  round("before", { period: "2023" }),
  round("long-ago", { period: "2020" }),
  round("targets", { period: "2025", kind: "target" }),
  round("real", { period: "2024", rehearsal: false }),
];
const quarterlyForm: Form = { ...smallForm, id: "small-quarterly", frequency: "quarterly" };
const quarter = round("quarter", { period: "2025Q1", form: { id: quarterlyForm.id, version: 1 } });

beforeEach(async () => {
  const scope = await testCity(env.DB, { rounds });
  await env.DB.batch([publishForm(scope, quarterlyForm), ...insertRound(scope, quarter)]);
  for (const { id } of [...rounds, quarter]) await moveRound(id, "open");
});

const target = (indicator: string, number: string, period: string): TargetFigure => ({
  kind: "target",
  indicator,
  period,
  scope: { kind: "whole" },
  cell: null,
  note: null,
  target: {
    requirement: "atLeast",
    number,
    unit: "家",
    baseYear: null,
    ambition: null,
    peerGroup: null,
    commitment: null,
    text: `不少于${number}家`,
  },
});

/** Actuals of the round's own period, so that it may be submitted, and what else is named. */
async function accepted(id: string, firms: string | null, more: Figure[] = []): Promise<void> {
  const { period, form } = [...rounds, quarter].find((known) => known.id === id) ?? quarter;
  const basis = period.length > 4 ? ("yearToDate" as const) : ("period" as const);
  const own = document(a, [firms, null, null]).figures.map((figure) => ({ ...figure, period, basis }));
  const sent = await submitExplained(
    id,
    document(a, undefined, { form, period, figures: [...own, ...more] }),
  );
  expect(sent.status).toBe(201);
  expect((await accept(id, a, sent.etag)).status).toBe(200);
}

async function heldBy(id: string): Promise<History> {
  return history.parse((await call("GET", `rounds/${id}/history/${a}`, { as: `p${a}` })).body);
}

/** Of the firms: "2024 88 annual", and the targets: "2025 ≥95 targets". */
const firmsOf = ({ figures }: History): string[] =>
  figures.flatMap(({ figure, round: from }) => {
    if (figure.indicator !== "KJ-901") return [];
    const shown = figure.kind === "actual" ? figure.value : `≥${figure.target.number}`;
    return [`${figure.period} ${shown} ${from}`];
  });

test("a year's number is that of the year's own round, accepted last, whatever a later round repeats", async () => {
  await accepted("before", "70");
  await accepted("flash", "80", [actual("KJ-901", "71", { period: "2023" })]);
  await accepted("annual", "88");
  await accepted("long-ago", "10");
  expect(firmsOf(await heldBy("now"))).toEqual(["2023 70 before", "2024 88 annual"]);
});

test("a number that came a year late stands for its year once the year's own round had none", async () => {
  await accepted("before", null);
  await accepted("annual", "88", [actual("KJ-901", "71", { period: "2023" })]);
  expect(firmsOf(await heldBy("now"))).toEqual(["2023 71 annual", "2024 88 annual"]);
});

test("targets are those of a round of targets; without one those declared last year, then those stated again", async () => {
  await accepted("annual", "88", [target("KJ-901", "90", "2025")]);
  expect(firmsOf(await heldBy("now"))).toEqual(["2024 88 annual", "2025 ≥90 annual"]);
  await accepted("other-now", null, [target("KJ-901", "80", "2025")]);
  expect(firmsOf(await heldBy("now"))).toEqual(["2024 88 annual", "2025 ≥90 annual"]);
  await accepted("targets", null, [target("KJ-901", "95", "2025"), target("KJ-901", "99", "2026")]);
  expect(firmsOf(await heldBy("now"))).toEqual(["2024 88 annual", "2025 ≥95 targets", "2026 ≥99 targets"]);
});

test("a year comes after its quarters: it is told of them, they are not told of it", async () => {
  await accepted("quarter", "20");
  await accepted("annual", "88");
  expect(firmsOf(await heldBy("now"))).toEqual(["2024 88 annual", "2025Q1 20 quarter"]);
  await accepted("now", "60");
  expect(firmsOf(await heldBy("quarter"))).toEqual(["2024 88 annual"]);
});

test("rehearsals and real rounds know nothing of each other; a round's own figures are no history of it", async () => {
  await accepted("real", "500");
  await accepted("now", "60", [actual("KJ-901", "1", { period: "2024" })]);
  expect(firmsOf(await heldBy("now"))).toEqual([]);
  expect(firmsOf(await heldBy("other-now"))).toEqual(["2024 1 now"]);
  await accepted("annual", "88");
  expect(firmsOf(await heldBy("real"))).toEqual([]);
});

test("what was submitted and not accepted is not held", async () => {
  await submitExplained("annual", document(a));
  expect((await heldBy("now")).figures).toEqual([]);
});

test("what a document is compared with goes back eight years, of whole units only", async () => {
  await accepted("annual", "88", [
    actual("KJ-901", "7", { period: "2024", scope: { kind: "park", name: "开发区" } }),
    target("KJ-901", "90", "2025"),
  ]);
  await accepted("long-ago", "10");
  const { figures, compared } = await heldBy("now");
  expect(figures.some(({ figure }) => figure.scope.kind === "park")).toBe(true);
  expect({
    accepted: compared.accepted.filter(({ indicator }) => indicator === "KJ-901"),
    targets: compared.targets,
  }).toEqual({
    accepted: [
      { indicator: "KJ-901", period: "2020", value: "10", stage: "annual" },
      { indicator: "KJ-901", period: "2024", value: "88", stage: "annual" },
    ],
    targets: [
      {
        indicator: "KJ-901",
        period: "2025",
        target: { requirement: "atLeast", number: "90", unit: "家", text: "不少于90家" },
      },
    ],
  });
});

test("it costs one round trip, also when nothing has changed", async () => {
  await accepted("annual", "88");
  const full = countingDb(env.DB);
  const path = `rounds/now/history/${a}`;
  const { etag } = await call("GET", path, { as: `p${a}`, db: full.db });
  expect(full.count).toEqual({ roundTrips: 1, rowsWritten: 0 });
  const again = countingDb(env.DB);
  const headers = { "If-None-Match": etag ?? "" };
  expect((await call("GET", path, { as: `p${a}`, headers, db: again.db })).status).toBe(304);
  expect(again.count).toEqual({ roundTrips: 1, rowsWritten: 0 });
});
