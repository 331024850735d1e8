import type { Expectation, ExpectedTarget, OpenFigure, TakenFigure } from "./expectation.ts";
import type { Basis, ReadFigure, Reading } from "./reading.ts";

export type Outcome = "right" | "asked" | "missed" | "wrong";

/** What became of one line (a row; a column of a transposed table), with the cells that made it so. */
export type LineScore = { line: string; outcome: Outcome; because: string[] };

const badness: readonly Outcome[] = ["right", "asked", "missed", "wrong"];

/**
 * Holds a reading against the expectation, line by line; a line is as good as its worst cell.
 * right: taken as expected, or asked where it must be asked · asked: asked though it is clear, or about a cell that is no
 * figure, or taken with another period while the person is asked about it · missed: neither taken nor asked · wrong: taken with anything else than expected, taken though it must be asked,
 * taken twice, or taken from a cell no careful clerk would take.
 */
export function scoreReading(expected: Expectation, reading: Reading): LineScore[] {
  const lines = new Map<string, LineScore>();
  const add = (line: string, outcome: Outcome, because: string) => {
    const score = lines.get(line) ?? { line, outcome: "right", because: [] };
    if (outcome !== "right") score.because.push(because);
    if (badness.indexOf(outcome) > badness.indexOf(score.outcome)) score.outcome = outcome;
    lines.set(line, score);
  };
  const read = figuresByCell(reading.figures);
  const open = placesOf(reading.open);
  const shown = placesOf(reading.shown);
  const known = new Set<string>();
  for (const entry of expected.take) {
    const places = [entry.cells[0] ?? "", ...entry.alternatives].map((cell) => `${entry.sheet}!${cell}`);
    for (const place of places) known.add(place);
    const outcome = takenOutcome(entry, places, read, { open, shown });
    if (outcome !== null) add(entry.line, outcome.outcome, outcome.because);
  }
  for (const entry of expected.ask) {
    const place = `${entry.sheet}!${entry.cells[0] ?? ""}`;
    known.add(place);
    const { outcome, because } = openOutcome(entry, read.get(place) ?? [], {
      asked: open.has(place),
      shown: shown.has(place),
    });
    add(entry.line, outcome, `${place}: ${because}`);
  }
  for (const [place, figures] of read) {
    if (!known.has(place))
      add(lineOf(place), "wrong", `${place}: taken as ${figures[0]?.indicator}, is no figure of this unit`);
  }
  for (const place of open) {
    if (!known.has(place) && !read.has(place))
      add(lineOf(place), "asked", `${place}: asked, is no figure of this unit`);
  }
  return [...lines.values()];
}

type CellOutcome = { outcome: Outcome; because: string };

function takenOutcome(
  entry: TakenFigure,
  places: readonly string[],
  read: ReadonlyMap<string, readonly ReadFigure[]>,
  { open, shown }: { open: ReadonlySet<string>; shown: ReadonlySet<string> },
): CellOutcome | null {
  const found = places.flatMap((place) => read.get(place) ?? []);
  const [figure] = found;
  if (figure === undefined) {
    if (places.some((place) => open.has(place))) return { outcome: "asked", because: `${places[0]}: asked` };
    return entry.optional ? null : { outcome: "missed", because: `${places[0]}: missed` };
  }
  if (found.length > 1) return { outcome: "wrong", because: `${places.join(", ")}: taken twice` };
  const difference = differenceOf(entry, figure);
  if (difference?.startsWith("period") && places.some((place) => shown.has(place)))
    return { outcome: "asked", because: `${places[0]}: ${difference}, shown` };
  return difference === null
    ? { outcome: "right", because: "" }
    : { outcome: "wrong", because: `${places[0]}: ${difference}` };
}

function openOutcome(
  entry: OpenFigure,
  figures: readonly ReadFigure[],
  { asked, shown }: { asked: boolean; shown: boolean },
): CellOutcome {
  if (figures.length === 0)
    return asked || entry.mayLeave
      ? { outcome: "right", because: "" }
      : { outcome: "missed", because: `not shown as open (${entry.reason})` };
  const figure = figures.length === 1 ? figures[0] : undefined;
  if (shown && figure !== undefined && (entry.indicator === null || entry.indicator === figure.indicator))
    return { outcome: "right", because: "" };
  const answer = entry.mayTake ? entry.answer : null;
  const right =
    figure !== undefined &&
    answer !== null &&
    figure.indicator === answer.indicator &&
    figure.value === answer.value &&
    sameTarget(answer.target, figure.target) &&
    (entry.kind === null || entry.kind === figure.kind) &&
    (entry.period === null || entry.period === figure.period);
  return right
    ? { outcome: "right", because: "" }
    : { outcome: "wrong", because: `taken though ${entry.why}` };
}

/** What differs, as "expected ≠ read"; null if nothing does. */
function differenceOf(entry: TakenFigure, figure: ReadFigure): string | null {
  const pairs: [string, string | null, string | null][] = [
    ["indicator", entry.indicator, figure.indicator],
    ["kind", entry.kind, figure.kind],
    ["period", entry.period, figure.period],
    ["basis", entry.basis, entry.basis === null ? null : (figure.basis satisfies Basis)],
    ["availability", entry.availability, figure.availability],
    ["value", entry.value, figure.value],
  ];
  const differing = pairs.find(([, expected, read]) => expected !== read);
  if (differing !== undefined) return `${differing[0]} ${differing[1]} ≠ ${differing[2]}`;
  if (sameTarget(entry.target, figure.target)) return null;
  return `target ${JSON.stringify(entry.target)} ≠ ${JSON.stringify(figure.target)}`;
}

function sameTarget(expected: ExpectedTarget | null, read: ExpectedTarget | null): boolean {
  if (expected === null || read === null) return expected === read;
  const { ambition, ...rest } = expected;
  const plain = Object.entries(rest).every(
    ([key, value]) => value === Object.entries(read).find(([name]) => name === key)?.[1],
  );
  return plain && JSON.stringify(ambition) === JSON.stringify(read.ambition);
}

const placesOf = (cells: Reading["open"]): Set<string> =>
  new Set(cells.map(({ sheet, cell }) => `${sheet}!${cell}`));

function figuresByCell(figures: readonly ReadFigure[]): Map<string, ReadFigure[]> {
  const byCell = new Map<string, ReadFigure[]>();
  for (const figure of figures) {
    const place = `${figure.sheet}!${figure.cell}`;
    byCell.set(place, [...(byCell.get(place) ?? []), figure]);
  }
  return byCell;
}

/** The row of a cell that is expected nowhere. */
const lineOf = (place: string): string => place.replace(/[A-Z]+(\d+)$/, "$1");
