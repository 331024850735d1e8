import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfSerial, printDay, readDay } from "../../../shared/codec/day.ts";

describe("a day is read from text", () => {
  test.each([
    "2024-12-31",
    "2024/12/31",
    "2024.12.31",
    "20241231",
    "2024年12月31日",
    "２０２４年 12 月 31 日",
    "二〇二四年十二月三十一日",
  ])("%s", (text) => {
    expect(readDay(text)).toEqual({ ok: true, value: "2024-12-31" });
  });

  test.each(["2023-02-29", "2024-13-01", "2024-12/31", "2024年12月", "31.12.2024", "45657", "x".repeat(500)])(
    "%s is none",
    (text) => {
      expect(readDay(text)).toEqual({ ok: false, error: { code: "notADay" } });
    },
  );
});

test("serial dates are read in both epochs, with the leap day 1900 that never was", () => {
  expect(dayOfSerial(45_657, 1900)).toBe("2024-12-31");
  expect(dayOfSerial(45_657.75, 1900)).toBe("2024-12-31");
  expect(dayOfSerial(45_657 - 1462, 1904)).toBe("2024-12-31");
  expect(dayOfSerial(1, 1900)).toBe("1900-01-01");
  expect(dayOfSerial(59, 1900)).toBe("1900-02-28");
  expect(dayOfSerial(60, 1900)).toBeNull();
  expect(dayOfSerial(61, 1900)).toBe("1900-03-01");
  expect(dayOfSerial(0, 1904)).toBe("1904-01-01");
});

test("what is no serial date is none", () => {
  for (const serial of [0, -1, 2_958_466, Number.NaN, Number.POSITIVE_INFINITY])
    expect(dayOfSerial(serial, 1900)).toBeNull();
  expect(dayOfSerial(-1, 1904)).toBeNull();
});

test("the day of a serial is the same in both epochs and is read from its printed form", () => {
  const serials = fc.integer({ min: 1463, max: 2_958_465 });
  fc.assert(
    fc.property(serials, fc.constantFrom(1900 as const, 1904 as const), (serial, epoch) => {
      const day = dayOfSerial(serial - (epoch === 1904 ? 1462 : 0), epoch) ?? "";
      expect(day).toBe(dayOfSerial(serial, 1900));
      expect(readDay(printDay(day))).toEqual({ ok: true, value: day });
    }),
  );
});
