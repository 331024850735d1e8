import { figureKey } from "../../../shared/schema/figure.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { PlacedFigure } from "../reading.ts";
import { readingFinding } from "../reading-findings.ts";

/**
 * A figure that a table prints twice alike is taken once, and that is said (STR-TWICE, traps A11). Where the two differ both are
 * kept: the rule STR-DUPLICATE stops them (A01, A02). A cell left empty says nothing beside a filled one.
 */
export function settleRepeated(placed: readonly PlacedFigure[]): {
  figures: PlacedFigure[];
  findings: Finding[];
} {
  const byKey = new Map<string, PlacedFigure[]>();
  for (const entry of placed) {
    const key = figureKey(entry.figure);
    const found = byKey.get(key);
    if (found === undefined) byKey.set(key, [entry]);
    else found.push(entry);
  }
  if (byKey.size === placed.length) return { figures: [...placed], findings: [] };
  const settled = [...byKey.values()].map(settle);
  return {
    figures: settled.flatMap(({ figures }) => figures),
    findings: settled.flatMap(({ findings }) => findings),
  };
}

function settle(entries: readonly PlacedFigure[]): { figures: PlacedFigure[]; findings: Finding[] } {
  const said = entries.filter(saysSomething);
  const [first, ...more] = said.length > 0 ? said : entries;
  if (first === undefined) return { figures: [], findings: [] };
  if (said.length < 2) return { figures: [first], findings: [] };
  const same = content(first);
  if (more.some((entry) => content(entry) !== same)) return { figures: said, findings: [] };
  const finding = readingFinding({
    id: "STR-TWICE",
    class: "STR",
    severity: "hint",
    cells: said.flatMap(({ figure }) => figure.cell ?? []),
    figures: [refOf(first)],
    actual: shown(first),
  });
  return { figures: [first], findings: [finding] };
}

const refOf = ({ figure: { indicator, kind, period, scope } }: PlacedFigure) => ({
  indicator,
  kind,
  period,
  scope,
});

const saysSomething = ({ figure }: PlacedFigure): boolean =>
  figure.kind === "target" ||
  figure.typed !== null ||
  figure.value !== null ||
  figure.availability !== "available";

/** What two entries must share to be the same figure. */
const content = ({ figure }: PlacedFigure): string => {
  if (figure.kind === "target") return JSON.stringify({ ...figure.target, text: "" });
  const { value, availability, typed } = figure;
  return JSON.stringify(value === null ? { availability, text: typed?.text } : { value, availability });
};

const shown = ({ figure }: PlacedFigure): string =>
  figure.kind === "target" ? figure.target.text : (figure.typed?.text ?? figure.value ?? "");
