import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfSerial, readDay } from "../../../shared/codec/day.ts";
import { printNumber, readCellNumber, readNumber } from "../../../shared/codec/number.ts";
import { printPeriod, readSpan } from "../../../shared/codec/period.ts";
import { readPeriodWords } from "../../../shared/codec/period-words.ts";
import { readStatus } from "../../../shared/codec/status.ts";
import { compareUnits, convert, unitAtStart } from "../../../shared/codec/unit.ts";
import { day, decimal, period } from "../../../shared/schema/identifiers.ts";
import { anyText, decimalText, patience } from "./arbitraries.ts";

const many = { numRuns: 2000 };

test(
  "any text is a number of the wire that prints and reads back, or is refused",
  () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const read = readNumber(text);
        if (!read.ok) return;
        expect(decimal.safeParse(read.value.value).success).toBe(true);
        expect(readNumber(printNumber(read.value))).toEqual(read);
      }),
      many,
    );
  },
  patience,
);

test(
  "any binary number under any format is a number of the wire or is refused",
  () => {
    fc.assert(
      fc.property(fc.double(), anyText(), (raw, format) => {
        const read = readCellNumber(raw, format);
        if (read.ok) expect(decimal.safeParse(read.value.value).success).toBe(true);
      }),
      many,
    );
  },
  patience,
);

test(
  "any text is a period that prints and reads back, or is refused",
  () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const read = readSpan(text, 2024);
        if (!read.ok) return;
        expect(period.safeParse(read.value.period).success).toBe(true);
        expect(readSpan(printPeriod(read.value.period, read.value.yearToDate))).toEqual(read);
      }),
      many,
    );
  },
  patience,
);

test(
  "any text is a period as tables say them, of the calendar's years, or is refused",
  () => {
    fc.assert(
      fc.property(anyText(), fc.constantFrom(undefined, "2024", "2024M06"), (text, report) => {
        const read = readPeriodWords(text, report);
        if (read.ok) expect(period.safeParse(read.value.period).success).toBe(true);
        const plain = readSpan(text);
        if (plain.ok) expect(read.ok && read.value.period).toBe(plain.value.period);
      }),
      many,
    );
  },
  patience,
);

test(
  "any text or serial is a day of the calendar or is refused",
  () => {
    fc.assert(
      fc.property(
        anyText(),
        fc.double(),
        fc.constantFrom(1900 as const, 1904 as const),
        (text, serial, epoch) => {
          const read = readDay(text);
          const found = [read.ok ? read.value : null, dayOfSerial(serial, epoch)].filter(
            (value) => value !== null,
          );
          expect(found.filter((value) => !day.safeParse(value).success)).toEqual([]);
        },
      ),
      many,
    );
  },
  patience,
);

test(
  "any two texts are related as units in one way, and a value is converted only between related ones",
  () => {
    fc.assert(
      fc.property(anyText(), anyText(), decimalText(), (written, canonical, value) => {
        const relation = compareUnits(written, canonical);
        const converted = convert(value, written, canonical);
        if (relation === "different" || relation === "unknown" || relation === "incomplete")
          expect(converted).toEqual({ ok: false, error: { code: relation } });
        if (relation === "same" || relation === "synonym") expect(converted).toEqual({ ok: true, value });
        expect(written.startsWith(unitAtStart(written) ?? "")).toBe(true);
      }),
      many,
    );
  },
  patience,
);

test(
  "any text is one of the statuses or none",
  () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const status = readStatus(text);
        expect(status === undefined || status.availability !== "available" || status.stage !== null).toBe(
          true,
        );
      }),
      many,
    );
  },
  patience,
);
