import { expect, test } from "vitest";
import { countingFigures, type HeldAcceptance } from "../../worker/store/counting-figures.ts";

const accepted = (more: Partial<HeldAcceptance>): HeldAcceptance => ({
  key: "KJ-01/actual/2023",
  kind: "actual",
  round: "r2023",
  roundKind: "actual",
  roundPeriod: "2023",
  revision: 1,
  acceptedAt: "2024-02-01T00:00:00.000Z",
  gone: false,
  blank: false,
  ...more,
});
const counts = (...held: HeldAcceptance[]) =>
  countingFigures(held, (one) => one).map(({ round, revision }) => `${round}/${revision}`);

const later = { round: "r2024", roundPeriod: "2024", acceptedAt: "2025-02-01T00:00:00.000Z" };

test("an actual counts from the round whose own it is, whatever later rounds repeat", () => {
  expect(counts(accepted(later), accepted({}))).toEqual(["r2023/1"]);
});

test("without a number there it gives way to a later round that has one", () => {
  expect(counts(accepted({ blank: true }), accepted(later))).toEqual(["r2024/1"]);
  expect(counts(accepted({ blank: true }))).toEqual(["r2023/1"]);
});

test("of one round the last revision counts, also where it took the number away", () => {
  expect(counts(accepted({ revision: 2 }), accepted({}))).toEqual(["r2023/2"]);
  expect(counts(accepted({ revision: 2, gone: true }), accepted({}))).toEqual([]);
  expect(counts(accepted({ revision: 2, gone: true }), accepted({}), accepted(later))).toEqual(["r2024/1"]);
});

test("two rounds of one period are two rounds: what one takes away stands in the other", () => {
  const flash = { round: "flash", acceptedAt: "2024-01-01T00:00:00.000Z" };
  expect(counts(accepted(flash), accepted({ revision: 2, gone: true }))).toEqual(["flash/1"]);
  expect(counts(accepted(flash), accepted({}))).toEqual(["r2023/1"]);
});

test("a target counts from the round that set it before any that states it again", () => {
  const aim = { key: "KJ-01/target/2024", kind: "target" as const };
  const set = accepted({ ...aim, round: "t2024", roundKind: "target", roundPeriod: "2024" });
  expect(counts(accepted(aim), set)).toEqual(["t2024/1"]);
});
