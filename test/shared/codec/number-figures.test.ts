import { expect, test } from "vitest";
import { readNumber } from "../../../shared/codec/number.ts";
import { type CsvRow, readCsv } from "../catalogue/read-csv.ts";

const rows = readCsv("figures.csv");

const outcome = (text: string): string => {
  const read = readNumber(text);
  return read.ok ? `${read.value.value} ${read.value.unit ?? ""}`.trim() : read.error.code;
};

/** What a value of the five documents is as the content of a cell, told from the csv's own columns. */
function ofValue({ value = "", unit = "" }: CsvRow): string {
  const chinese: Readonly<Record<string, string>> = { 两: "2", 三: "3", 四: "4", 五: "5", 一: "1" };
  if (/^\d+(?:\.\d+)?$/.test(value) || chinese[value] !== undefined)
    return `${chinese[value] ?? value} ${unit}`;
  if (value === "首位") return "1 位次";
  if (value.startsWith("近")) return "approximate";
  return value === "1/3" || value === "一半" ? "fraction" : "notNumeric";
}

test("every value of the five documents is the number the csv gives, or is refused for what it is", () => {
  expect(rows.length).toBe(293);
  const read = rows.map(({ id, value = "", unit = "" }) => [id, outcome(`${value}${unit}`)]);
  expect(read).toEqual(rows.map((row) => [row.id, ofValue(row)]));
});

/** The numbers a person counts in a quote, besides names, years and ordinals. */
function ofQuote({ quote = "", operator = "" }: CsvRow): string {
  const amounts = quote
    .replace(/“[^”]*”|第九批|(?:19|20)\d\d年/g, "")
    .match(/\d+(?:\.\d+)?|[四五]连冠|(?<=仅)四家|(?<=超)千家|第一$|近一倍|近百所/g);
  if (/1\/3|一半/.test(quote)) return "fraction";
  if (amounts === null || amounts[0] === "第一") return "notNumeric";
  if (amounts.length > 1) return "severalNumbers";
  if (operator === "approx" || /\d[余多]/.test(quote)) return "approximate";
  return /突破(?=\d)|超过|超\S{0,2}[\d千]|不少于|\d\S{0,3}以上/.test(quote) ? "comparison" : "words";
}

test("a sentence of the five documents is no number, and says whether it holds one, an inexact one, several or none", () => {
  const read = rows.map(({ id, quote = "" }) => [id, quote, outcome(quote)]);
  expect(read).toEqual(rows.map((row) => [row.id, row.quote, ofQuote(row)]));
});
