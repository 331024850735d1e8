import { expect, test } from "vitest";
import { fillIn } from "../../../addin/pane/texts/use-texts.ts";

test("values stand where their names stood, as often as they are named", () => {
  expect(fillIn("{{sheet}}：{{count}} 行，共 {{count}} 行", { sheet: "填报", count: 3 })).toBe(
    "填报：3 行，共 3 行",
  );
});

test("what a value holds is text, also where it looks like a place or a replacement", () => {
  expect(fillIn("{{name}}（{{org}}）", { name: "{{org}}", org: "$& $1 $t(x)" })).toBe(
    "{{org}}（$& $1 $t(x)）",
  );
});

test("a place no value is given for stays empty; 0 is a value", () => {
  expect(fillIn("{{count}} 项{{more}}", { count: 0 })).toBe("0 项");
});
