import { big, printDecimal } from "../../shared/codec/decimal.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import type { Ask } from "./client.ts";
import { countHeader, roundTripsHeader, rowsWrittenHeader } from "./count-headers.ts";
import { inventedDocument } from "./invented-document.ts";
import { formOfSixty } from "./invented-form.ts";
import { counted, faster, type Line, slower } from "./report.ts";
import { type Load, type Repeats, throughputInTurn, timeInTurn } from "./sampling.ts";
import { acceptAsk, firstEtag, reportYear, type Slot, type Stage, submitAsk, units } from "./stage.ts";

export type SubmissionPlan = { single: Repeats; again: Repeats; load: Load; accept: Repeats };

/** How many submissions the plan will make. */
export const slotsNeeded = ({ single, again, load, accept }: SubmissionPlan): number =>
  Math.max(single.warmUp + single.samples, accept.warmUp + accept.samples + 1, units.length) +
  again.warmUp +
  again.samples +
  load.perSlice * (load.slices + 1) +
  1;

type BareRoute = "documents" | "rows" | "two-trips";

let bareNumber = 0;
/** A bare route that stores the JSON as it is, under a new name each time. */
const bareAsk = (route: BareRoute, body: string): Ask => ({
  method: "PUT",
  path: `/bare/${route}/n${bareNumber++}`,
  body,
  expect: 201,
});

/** Submission of 60 × 2 figures: alone, as a later revision, under load, and what it costs the database. */
export async function measureSubmission(
  stage: Stage,
  plan: SubmissionPlan,
): Promise<{ lines: Line[]; submitted: Slot[] }> {
  const { client } = stage;
  const submitted: Slot[] = [];
  const submit = () => {
    const slot = stage.nextSlot();
    submitted.push(slot);
    return submitAsk(stage, slot, stage.documentOf(slot.unit));
  };
  const bare = (route: BareRoute) => () =>
    bareAsk(route, stage.documentOf(units[bareNumber % units.length] ?? ""));
  const kinds = { product: submit, document: bare("documents"), twoTrips: bare("two-trips") };
  const alone = await timeInTurn(client, { ...kinds, rows: bare("rows") }, plan.single);
  const rate = await throughputInTurn(client, kinds, plan.load);
  const revised = submitted.slice(-plan.again.warmUp - plan.again.samples).values();
  const revise = () => reviseAsk(stage, revised.next().value);
  const again = await timeInTurn(client, { product: revise, document: kinds.document }, plan.again);
  const counts = await client.send(withCount(submit()));
  const many = `${plan.load.clients} 个客户端`;
  const lines = [
    slower("上报 60×2，1 个客户端", alone("product"), alone("document"), 2),
    slower("  对照改为两次往返、九条语句", alone("product"), alone("twoTrips"), null),
    slower("  对照改为一条语句存 120 行", alone("product"), alone("rows"), null),
    slower("  在前一稿上改一个数再报", again("product"), again("document"), null),
    faster(`上报 60×2，${many}`, rate("product"), rate("document"), 0.6),
    faster("  对照改为两次往返、九条语句", rate("product"), rate("twoTrips"), null),
    counted("上报：D1 往返", Number(counts.headers[roundTripsHeader.toLowerCase()]), "次", 2),
    counted("上报：写入行数", Number(counts.headers[rowsWrittenHeader.toLowerCase()]), "行", 6),
  ];
  return { lines, submitted };
}

const withCount = (ask: Ask): Ask => ({ ...ask, headers: { ...ask.headers, [countHeader]: "1" } });

/** The next revision: one amount is another one. */
function reviseAsk(stage: Stage, slot: Slot | undefined): Ask {
  if (slot === undefined) throw new Error("fewer submissions than are to be revised");
  const document = inventedDocument(formOfSixty, slot.unit, reportYear, "actuals and next targets");
  const changed: SubmissionDocument = {
    ...document,
    figures: document.figures.map((figure) =>
      figure.kind === "actual" && figure.indicator === "KJ-40" && figure.value !== null
        ? { ...figure, ...typedAs(printDecimal(big(figure.value).plus("0.01")), figure.unit) }
        : figure,
    ),
  };
  return submitAsk(stage, slot, JSON.stringify(changed), firstEtag);
}

const typedAs = (value: string, unit: string) => ({ value, typed: { text: value, unit } });

/** Acceptance of first submissions, against one statement that spreads a stored document into rows. */
export async function measureAcceptance(
  stage: Stage,
  slots: readonly Slot[],
  repeats: Repeats,
): Promise<{ lines: Line[]; accepted: Slot[] }> {
  const accepted = slots.slice(0, repeats.warmUp + repeats.samples);
  const waiting = accepted.values();
  const names: string[] = [];
  for (const { unit } of accepted) {
    const ask = bareAsk("documents", stage.documentOf(unit));
    names.push(ask.path);
    await stage.client.send(ask);
  }
  const bare = names.values();
  const times = await timeInTurn(
    stage.client,
    {
      product: () => acceptAsk(stage, waiting.next().value ?? { round: "", unit: "" }),
      rows: () => ({ method: "POST", path: `${bare.next().value}/rows`, expect: 200 }),
    },
    repeats,
  );
  const [last] = slots.slice(accepted.length);
  if (last === undefined) throw new Error("no submission is left to count an acceptance");
  const counts = await stage.client.send(withCount(acceptAsk(stage, last)));
  return {
    lines: [
      slower("验收 120 个数", times("product"), times("rows"), null),
      counted("验收：D1 往返", Number(counts.headers[roundTripsHeader.toLowerCase()]), "次", 2),
      counted(
        "验收：写入行数(变动 120 个数)",
        Number(counts.headers[rowsWrittenHeader.toLowerCase()]),
        "行",
        126,
      ),
    ],
    accepted: [...accepted, last],
  };
}
