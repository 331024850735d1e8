import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { big } from "../../../shared/codec/decimal.ts";
import { type MergeInput, mergeRound } from "../../../shared/merge/merge-round.ts";
import type { ActualFigure, Figure } from "../../../shared/schema/figure.ts";
import { availability, stage } from "../../../shared/schema/figure.ts";
import type { Aggregate, MergedIndicator, MergedTable } from "../../../shared/schema/merged.ts";
import { mergedTable } from "../../../shared/schema/merged.ts";
import {
  actualOf,
  gdp,
  inputOf,
  orgOf,
  ratio,
  research,
  roundOf,
  sumOf,
  targetOf,
} from "./round-of-figures.ts";

const lagRatio = { ...ratio, lag: 1 };
const lagResearch = { ...research, lag: 1 };
const lagGdp = { ...gdp, lag: 1 };
const indicators = [lagRatio, lagResearch, lagGdp, sumOf];

const decimalText = fc.integer({ min: 0, max: 100_000 }).map((cents) => big(cents).div(100).toFixed());
const often = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

/** Nothing, or a figure of some state, stage and 口径 for a period. */
const figureFor = (of: typeof sumOf, period: string): fc.Arbitrary<ActualFigure[]> =>
  fc
    .record({
      given: fc.integer({ min: 0, max: 4 }),
      value: decimalText,
      availability: often("available", fc.constantFrom(...availability.options)),
      stage: often("annual", fc.constantFrom(...stage.options)),
      definitionVersion: often(1, fc.constant(2)),
    })
    .map(({ given, value, ...more }) =>
      given === 0
        ? []
        : [actualOf(of, more.availability === "available" ? value : null, { period, ...more })],
    );

const unitFigures: fc.Arbitrary<Figure[] | null> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        ...indicators.flatMap((of) => [figureFor(of, "2024"), figureFor(of, "2023")]),
        decimalText.map((number) => [targetOf(sumOf, "2024", { number, text: `${number}家以上` })]),
      )
      .map((groups): Figure[] => groups.flat()),
  },
);

const roundInput: fc.Arbitrary<MergeInput> = fc
  .record({
    figures: fc.array(unitFigures, { minLength: 1, maxLength: 9 }),
    contained: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  })
  .map(({ figures, contained }) => {
    const input = inputOf(indicators, Object.fromEntries(figures.map((own, at) => [`u${at}`, own])));
    // Every unit but the first may be contained in the first.
    const orgs = input.orgs.map((org, at) =>
      at > 0 && contained[at] === true && at % 3 === 0 ? orgOf(org.id, { countsIn: "u0" }) : org,
    );
    return { ...input, orgs };
  });

const shuffled = <T>(values: readonly T[]) =>
  fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });

/** The same input in another order of everything that has no order. */
const reordered: fc.Arbitrary<{ input: MergeInput; other: MergeInput }> = roundInput.chain((input) =>
  fc
    .record({
      submissions: shuffled(input.submissions),
      orgs: shuffled(input.orgs),
      definitions: shuffled(input.form.indicators),
      turns: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
    })
    .map(({ submissions, orgs, definitions, turns }) => ({
      input,
      other: {
        ...input,
        orgs,
        form: { ...input.form, indicators: definitions },
        submissions: submissions.map((submission, at) => ({
          ...submission,
          figures: rotate(submission.figures, turns[at % turns.length] ?? 0),
        })),
      },
    })),
);

const rotate = <T>(values: readonly T[], by: number): T[] =>
  values.map((_, at) => values[(at + by) % values.length]).filter((value) => value !== undefined);

/** Indexes of the units that count (not contained in another). */
const counting = (input: MergeInput): number[] =>
  input.round.participants.flatMap((id, at) =>
    input.orgs.find((org) => org.id === id)?.countsIn === id ? [at] : [],
  );

const mergedValues = (input: MergeInput, row: MergedIndicator): string[] =>
  counting(input).flatMap((at) => {
    const value = row.values[at];
    return value === null || value === undefined || row.gaps[String(at)] !== undefined ? [] : [value];
  });

const rowOf = (table: MergedTable, code: string): MergedIndicator => {
  const row = table.indicators.find((entry) => entry.indicator === code);
  if (row === undefined) throw new Error(`no ${code}`);
  return row;
};

const numberOf = (aggregate: Aggregate): string | null =>
  aggregate.kind === "value" ? aggregate.value : null;

describe("merging a round", () => {
  it("does not depend on the order of submissions, units, definitions or figures", () => {
    fc.assert(
      fc.property(reordered, ({ input, other }) => {
        expect(mergeRound(other)).toEqual(mergeRound(input));
      }),
    );
  });

  it("takes the same submission given twice as one", () => {
    fc.assert(
      fc.property(roundInput, (input) => {
        const twice = { ...input, submissions: [...input.submissions, ...input.submissions] };
        expect(mergeRound(twice)).toEqual(mergeRound(input));
      }),
    );
  });

  it("gives a table that fits the schema, each unit either a value or a reason", () => {
    fc.assert(
      fc.property(roundInput, (input) => {
        const table = mergeRound(input);
        expect(mergedTable.parse(table)).toEqual(table);
        for (const row of table.indicators)
          row.values.forEach((value, at) => {
            const gap = row.gaps[String(at)];
            expect(value === null ? gap !== undefined : gap === undefined || gap === "ratioOnly").toBe(true);
          });
      }),
    );
  });

  it("covers every unit that counts once: due = available + the named absences + missing", () => {
    fc.assert(
      fc.property(roundInput, (input) => {
        for (const row of mergeRound(input).indicators) {
          const { due, available, notYet, notProvided, notDisclosed, missing, notApplicable } = row.coverage;
          expect(available + notYet + notProvided + notDisclosed + missing).toBe(due);
          expect(due + notApplicable).toBe(counting(input).length);
          expect(available).toBe(mergedValues(input, row).length);
        }
      }),
    );
  });

  it("adds up: the total is the sum of the values that count, from five units on", () => {
    fc.assert(
      fc.property(roundInput, (input) => {
        const row = rowOf(mergeRound(input), sumOf.code);
        const values = mergedValues(input, row);
        const sum = values.reduce((total, value) => total.plus(value), big(0)).toFixed();
        expect(numberOf(row.total)).toBe(values.length < 5 ? null : sum);
      }),
    );
  });

  it("never gives a ratio, rate or growth outside those of the units it merges", () => {
    const kinds = fc.constantFrom("ratio" as const, "rate" as const, "growth" as const);
    const part = fc.integer({ min: 0, max: 100_000 });
    const units = fc.array(fc.tuple(part, part), { minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(kinds, units, (kind, numbers) => {
        const derived = {
          ...ratio,
          derive: { kind, numerator: "KJ-51", denominator: "KJ-52", scale: "100" },
        };
        const input = inputOf(
          [derived, research, gdp],
          Object.fromEntries(
            numbers.map(([n, d], at) => [`u${at}`, [actualOf(research, `${n}`), actualOf(gdp, `${d}`)]]),
          ),
        );
        const row = rowOf(mergeRound(input), derived.code);
        const values = mergedValues(input, row).map(big);
        const total = numberOf(row.total);
        expect(values.length).toBe(numbers.filter(([, d]) => d > 0).length);
        expect(total === null).toBe(values.length < 5);
        if (total === null) return;
        // Each division rounds at the 20th digit.
        const slack = "0.000000000000001";
        expect(values.some((value) => value.minus(slack).lte(total))).toBe(true);
        expect(values.some((value) => value.plus(slack).gte(total))).toBe(true);
      }),
    );
  });

  it("merges a ratio as the one of the summed parts", () => {
    const part = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { minLength: 5, maxLength: 9 }), (numbers) => {
        const figures = numbers.map(([n, d], at) => [
          `u${at}`,
          [actualOf(research, `${n}`), actualOf(gdp, `${d}`)],
        ]);
        const row = rowOf(
          mergeRound(inputOf([ratio, research, gdp], Object.fromEntries(figures))),
          ratio.code,
        );
        const n = numbers.reduce((sum, [own]) => sum + own, 0);
        const d = numbers.reduce((sum, [, own]) => sum + own, 0);
        const exact = big(numberOf(row.total) ?? "0").times(d);
        // Half a unit of the tenth digit, to which a derived value is given, times the denominator.
        expect(
          exact
            .minus(n * 100)
            .abs()
            .lte(big(d).times("0.00000000005")),
        ).toBe(true);
      }),
    );
  });

  it("counts a unit that is taken away as missing, never as zero", () => {
    fc.assert(
      fc.property(roundInput, fc.nat(), (input, pick) => {
        const at = pick % input.round.participants.length;
        const gone = input.round.participants[at];
        const left = {
          ...input,
          submissions: input.submissions.filter((submission) => submission.org !== gone),
        };
        const table = mergeRound(left);
        expect(table.orgs[at]?.state).toBe("none");
        for (const row of table.indicators) {
          expect(row.values[at]).toBeNull();
          expect(row.gaps[String(at)]).toBe("missing");
        }
        const row = rowOf(table, sumOf.code);
        const others = mergedValues(left, row);
        const sum = others.reduce((total, value) => total.plus(value), big(0)).toFixed();
        expect(numberOf(row.total)).toBe(others.length < 5 ? null : sum);
      }),
    );
  });

  it("carries the lowest stage of what it merged", () => {
    fc.assert(
      fc.property(roundInput, (input) => {
        const row = rowOf(mergeRound(input), sumOf.code);
        const stages = counting(input).flatMap((at) => {
          const figures = input.submissions.find(({ org }) => org === `u${at}`)?.figures ?? [];
          return figures.flatMap((figure) =>
            figure.kind === "actual" &&
            figure.indicator === sumOf.code &&
            figure.period === row.period &&
            figure.value !== null &&
            figure.definitionVersion === 1
              ? [figure.stage]
              : [],
          );
        });
        expect(row.stage).toBe(stage.options.find((option) => stages.includes(option)) ?? null);
      }),
    );
  });

  it("keeps the columns in the round's order of participants", () => {
    fc.assert(
      fc.property(roundInput, (input) => {
        const participants = input.round.participants.toReversed();
        const table = mergeRound({ ...input, round: roundOf(participants) });
        expect(table.orgs.map((org) => org.id)).toEqual(participants);
        expect(rowOf(table, sumOf.code).values).toEqual(
          rowOf(mergeRound(input), sumOf.code).values.toReversed(),
        );
      }),
    );
  });
});
