import { expect, test } from "vitest";
import { statesUnit } from "../../../addin/flow/states-unit.ts";

test.each([
  ["海宁市", "海宁市"],
  ["海 宁 市", "海宁市"],
  ["海宁市科技局", "海宁市"],
  ["海宁市科学技术局", "海宁市"],
  ["嘉善县经济信息和科学技术局", "嘉善县"],
  ["海宁科技局", "海宁"],
  ["嘉兴经济技术开发区科技创新局", "嘉兴经济技术开发区"],
])("%s states %s", (text, name) => {
  expect(statesUnit(text, name)).toBe(true);
});

test.each([
  ["平湖市科技局", "海宁市"],
  ["海宁市教育局", "海宁市"],
  ["海宁市科技局下属中心", "海宁市"],
  ["邢台市科学技术局", "邢台"],
  ["", "海宁市"],
])("%s does not state %s", (text, name) => {
  expect(statesUnit(text, name)).toBe(false);
});
