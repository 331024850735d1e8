import { expect, test } from "vitest";
import { asPercents, typedValue } from "../../../../addin/host/browser/typed-value.ts";

const year = new Date().getFullYear();
const serial = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000 + 25_569;

test.each([
  ["12", { value: 12 }],
  ["-3.5", { value: -3.5 }],
  ["１，２３４．５", { value: 1234.5, format: "#,##0.00" }],
  ["1,234", { value: 1234, format: "#,##0" }],
  ["12%", { value: 0.12, format: "0%" }],
  ["3.01%", { value: 0.0301, format: "0.00%" }],
  ["１２％", { value: 0.12, format: "0%" }],
  ["￥1,234", { value: 1234, format: "¥#,##0" }],
  ["2026-6-30", { value: 46203, format: "yyyy/m/d" }],
  ["2026/6/30", { value: 46203, format: "yyyy/m/d" }],
  ["2026年6月30日", { value: 46203, format: 'yyyy"年"m"月"d"日"' }],
  ["2026年6月", { value: 46174, format: 'yyyy"年"m"月"' }],
  ["6月30日", { value: serial(`${year}-06-30`), format: 'm"月"d"日"' }],
  ["TRUE", { value: true }],
])("a cell without a format takes %s as Excel does, with the look it brings along", (text, held) => {
  expect(typedValue(text, "General")).toEqual(held);
});

test.each([
  "不少于15场",
  "2026年2月30日",
  "2026.6.30",
  "1.2.3",
  "330481199001011234",
  "3个",
  "第3位",
  "-",
  "3-",
])("%s stays the text it is", (text) => {
  expect(typedValue(text, "General")).toEqual({ value: text });
});

test("a cell of text takes everything as text", () => {
  expect(typedValue("0573", "@")).toEqual({ value: "0573" });
  expect(typedValue("12%", "@")).toEqual({ value: "12%" });
});

test("a cell with a format keeps it, but a percent stays a percent", () => {
  expect(typedValue("1,234", "0.00")).toEqual({ value: 1234 });
  expect(typedValue("2026-6-30", 'yyyy"年"m"月"')).toEqual({ value: 46203 });
  expect(typedValue("3.01%", "0.00")).toEqual({ value: 0.0301, format: "0.00%" });
  expect(typedValue("3.01%", "0.0%")).toEqual({ value: 0.0301 });
});

test("a bare number typed among percents counts as percents from 1 on", () => {
  expect(asPercents("3.01", 3.01, "0.00%")).toBe(0.0301);
  expect(asPercents("-85", -85, "0%")).toBe(-0.85);
  expect(asPercents("0.5", 0.5, "0%")).toBe(0.5);
  expect(asPercents("300%", 3, "0%")).toBe(3);
  expect(asPercents("3.01", 3.01, '0.00"%"')).toBe(3.01);
});
