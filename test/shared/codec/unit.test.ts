import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indicators } from "../../../shared/catalogue/indicators.ts";
import { readNumber } from "../../../shared/codec/number.ts";
import {
  compareUnits,
  convert,
  isKnownUnit,
  normaliseUnit,
  unitAtStart,
} from "../../../shared/codec/unit.ts";
import { unitFamilies } from "../../../shared/codec/unit-families.ts";
import { decimalText } from "./arbitraries.ts";

describe("units are told apart", () => {
  test.each([
    ["亿元", "亿元", "same"],
    ["（单位：亿元）", "亿元", "same"],
    ["％", "%", "same"],
    ["亿元人民币", "亿元", "same"],
    ["名", "人", "synonym"],
    ["位", "人", "synonym"],
    ["个", "家", "synonym"],
    ["家", "项", "synonym"],
    ["场次", "场", "synonym"],
    ["次", "场", "synonym"],
    ["万方", "万平方米", "synonym"],
    ["㎡", "平方米", "synonym"],
    ["名", "位", "synonym"],
    ["位次", "位", "synonym"],
    ["件", "件/万人", "synonym"],
    ["件每万人", "件/万人", "synonym"],
    ["万元", "亿元", { factor: "0.0001" }],
    ["亿元", "万元", { factor: "10000" }],
    ["元", "亿元", { factor: "0.00000001" }],
    ["千元", "万元", { factor: "0.1" }],
    ["百万元", "亿元", { factor: "0.01" }],
    ["平方公里", "万平方米", { factor: "100" }],
    ["万家", "家", { factor: "10000" }],
    ["万", "家", { factor: "10000" }],
    ["‰", "%", { factor: "0.1" }],
    ["件/百人", "件/万人", { factor: "100" }],
    ["億元", "亿元", "same"],
    ["台（套）", "台", "synonym"],
    ["吨标准煤", "吨", "different"],
    ["亿", "亿元", "incomplete"],
    ["万", "亿元", "incomplete"],
    ["人次", "人", "different"],
    ["家次", "家", "different"],
    ["人", "个", "different"],
    ["项", "人", "different"],
    ["件/万人", "件", "different"],
    ["万件", "件/万人", "different"],
    ["美元", "元", "different"],
    ["万美元", "亿元", "different"],
    ["百分点", "%", "different"],
    ["位次", "人", "different"],
    ["万", "%", "different"],
    ["(预计)", "家", "unknown"],
    ["", "家", "unknown"],
    ["constructor", "家", "unknown"],
  ] as const)("%s for %s: %o", (written, canonical, expected) => {
    expect(compareUnits(written, canonical)).toEqual(expected);
  });
});

test("an unknown unit is the same as itself and nothing else", () => {
  expect(compareUnits("标准箱", "标准箱")).toBe("same");
  expect(compareUnits("标准箱", "家")).toBe("unknown");
});

test("every unit of the catalogue is known", () => {
  const unknown = indicators.map(({ unit }) => unit).filter((unit) => unit !== "" && !isKnownUnit(unit));
  expect(unknown).toEqual([]);
});

test("a value is converted exactly or refused with the reason", () => {
  expect(convert("3500", "万元", "亿元")).toEqual({ ok: true, value: "0.35" });
  expect(convert("0.1", "亿元", "元")).toEqual({ ok: true, value: "10000000" });
  expect(convert("70", "个", "家")).toEqual({ ok: true, value: "70" });
  expect(convert("650", "亿", "亿元")).toEqual({ ok: false, error: { code: "incomplete" } });
  expect(convert("100", "家次", "家")).toEqual({ ok: false, error: { code: "different" } });
  expect(convert("5", "箱", "家")).toEqual({ ok: false, error: { code: "unknown" } });
  expect(convert("99999999999999999999", "亿元", "元")).toEqual({ ok: false, error: { code: "outOfRange" } });
  expect(convert("0.00000000000000000001", "元", "亿元")).toEqual({
    ok: false,
    error: { code: "outOfRange" },
  });
  expect(convert("1e5", "元", "元")).toEqual({ ok: false, error: { code: "outOfRange" } });
});

test("the longest unit at the start of a text is found: 家次 before 家", () => {
  const found = ["家次以上", "家企业", "万人次", "亿元左右", "个百分点", "万", "企业"].map(unitAtStart);
  expect(found).toEqual(["家次", "家", "万人次", "亿元", "个百分点", "万", null]);
});

test("every unit is the same in brackets, full width and with its caption, and is found whole before other words", () => {
  const scales = fc.constantFrom("", "百", "千", "万", "百万", "亿");
  // 12月 is a date
  const others = new Set(["%", "百分比", "月"]);
  const names = fc.constantFrom(...unitFamilies.flat().filter((name) => !others.has(name)));
  fc.assert(
    fc.property(scales, names, (scale, name) => {
      const unit = `${scale}${name}`;
      expect(compareUnits(`（单位：${unit}）`, unit)).toBe("same");
      expect(normaliseUnit(normaliseUnit(unit))).toBe(normaliseUnit(unit));
      expect(readNumber(`12（${unit}）`)).toEqual(readNumber(`12${unit}`));
      expect(unitAtStart(`${unit}以上`)).toBe(unit);
    }),
  );
});

test("converting there and back gives the value again", () => {
  const amounts = fc.constantFrom("元", "千元", "万元", "百万元", "亿元");
  fc.assert(
    fc.property(decimalText(), amounts, amounts, (value, from, to) => {
      const there = convert(value, from, to);
      const back = there.ok ? convert(there.value, to, from) : there;
      expect(back).toEqual({ ok: true, value });
    }),
  );
});
