import { canonicalJson } from "../../../shared/codec/canonical-json.ts";
import { big } from "../../../shared/codec/decimal.ts";
import { describeTarget } from "../../../shared/codec/describe-target.ts";
import { type Figure, figureKey } from "../../../shared/schema/figure.ts";
import type { TableReading } from "../reading.ts";

/** The figure a reading holds in the place of a known one, taken from that very cell; undefined where there is none. */
export type FigureReader = (known: Figure, cell: string) => Figure | undefined;

export function readerOf({ figures }: TableReading): FigureReader {
  const byCell = new Map<string, Figure[]>();
  for (const { figure, sureness } of figures) {
    if (figure.cell === null || sureness !== "sure") continue;
    const there = byCell.get(figure.cell);
    if (there === undefined) byCell.set(figure.cell, [figure]);
    else there.push(figure);
  }
  return (known, cell) => byCell.get(cell)?.find((figure) => figureKey(figure) === figureKey(known));
}

/**
 * The very same number or target. Of a target only words made from its structure may differ: 不少于3000万元 read as
 * 不少于0.3亿元; words of its own (新增国家高新技术企业70家) must come back.
 */
export function isSameFigure(known: Figure, read: Figure): boolean {
  if (known.kind === "actual")
    return read.kind === "actual" && read.value !== null && known.value !== null && known.unit === read.unit
      ? big(read.value).eq(known.value)
      : false;
  if (read.kind !== "target") return false;
  const free = known.target.text === describeTarget(known.target);
  return canonicalJson(comparable(known.target, free)) === canonicalJson(comparable(read.target, free));
}

const comparable = <T extends { text: string }>(target: T, free: boolean): T =>
  free ? { ...target, text: "" } : target;

/**
 * Whether what stands in the table says the same as what is known, though perhaps with fewer digits: a computed ratio is known
 * to ten, and a bureau writes two.
 */
export function saysTheSame(known: Figure, read: Figure): boolean {
  if (isSameFigure(known, read)) return true;
  if (known.kind === "target")
    return (
      read.kind === "target" &&
      canonicalJson(comparable(known.target, true)) === canonicalJson(comparable(read.target, true))
    );
  if (read.kind !== "actual" || known.value === null || read.value === null) return false;
  const digits = read.value.split(".")[1]?.length ?? 0;
  return known.obtained === "derived" && big(known.value).round(digits).eq(read.value);
}
