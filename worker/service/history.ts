import { type Result, refuse, succeed } from "../../shared/result.ts";
import { figureKey } from "../../shared/schema/figure.ts";
import type { ComparedFigures, HeldFigure, History } from "../../shared/schema/history.ts";
import { valueKey } from "../../shared/validate/context.ts";
import { countingFigures } from "../store/counting-figures.ts";
import { earlierFigures } from "../store/earlier-figures.ts";
import { type AcceptedFigure, figuresHeld } from "../store/figures.ts";
import { roundHead } from "../store/rounds.ts";
import type { Caller } from "./caller.ts";
import { readAs } from "./read-as.ts";
import type { Refusal } from "./refusal.ts";
import { requireRound } from "./round-access.ts";
import { type Tagged, tagged } from "./tagged.ts";

/** What a unit has been accepted with elsewhere that this round asks for or is compared with; for units of the round. */
export async function showHistory(
  caller: Caller,
  at: { round: string; org: string },
  knownEtag: string,
): Promise<Result<Tagged, Refusal>> {
  const read = await readAs(caller, {
    round: roundHead(caller.scope, at.org, at.round),
    held: figuresHeld(caller.scope, at.round, at.org),
    compared: earlierFigures(caller.scope, at),
  });
  if (!read.ok) return read;
  const found = requireRound(caller, read.value.round);
  if (!found.ok) return found;
  if (!found.value.takesPart) return refuse({ code: "not-found" });
  const { held, compared } = read.value;
  const { period } = found.value;
  const reply: History = { ...at, period, figures: counting(held), compared: inOrder(compared) };
  const body = JSON.stringify(reply);
  return succeed(tagged(body, knownEtag));
}

const counting = (held: readonly AcceptedFigure[]): HeldFigure[] =>
  countingFigures(held, ({ figure, ...one }) => ({
    ...one,
    kind: figure?.kind ?? "actual",
    gone: figure === null,
    blank: figure?.kind === "actual" && figure.value === null,
  }))
    .flatMap(({ figure, round, revision, acceptedAt }) =>
      figure === null ? [] : [{ figure, round, revision, acceptedAt }],
    )
    .sort((a, b) => (figureKey(a.figure) < figureKey(b.figure) ? -1 : 1));

/** Always in one order: the reply is tagged by its text. */
const inOrder = ({ accepted, targets }: ComparedFigures): ComparedFigures => ({
  accepted: [...accepted].sort(byKey),
  targets: [...targets].sort(byKey),
});

type Keyed = { indicator: string; period: string };

const byKey = (a: Keyed, b: Keyed): number => (valueKey(a) < valueKey(b) ? -1 : 1);
