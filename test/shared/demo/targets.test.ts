import { expect, test } from "vitest";
import { indicatorByCode } from "../../../shared/catalogue/indicators.ts";
import {
  contextOfIndicator,
  requirementLabels,
  saysWhatItAsks,
  targetFromCells,
} from "../../../shared/codec/target.ts";
import { demoDocument } from "../../../worker/demo/demo-document.ts";
import { jiashan2024, tongxiang2020 } from "../../../worker/demo/real-figures.ts";
import { rehearsalTables } from "../../../worker/demo/rehearsal-figures.ts";

const targets = [tongxiang2020, jiashan2024, ...rehearsalTables].flatMap(({ org, entries }) =>
  entries.flatMap(({ indicator, target, nextTarget }) =>
    [target, nextTarget].flatMap((cells) => (cells === null ? [] : [{ org, indicator, ...cells }])),
  ),
);

test("every target of the demo is read under the requirement it is filled in with, in the indicator's unit", () => {
  expect(targets.length).toBeGreaterThan(300);
  for (const { indicator, requirement, value } of targets) {
    const unit = indicatorByCode.get(indicator)?.unit ?? "";
    const read = targetFromCells({ requirement, value, unit, canonicalUnit: unit });
    expect(read.ok ? read.value && requirementLabels[read.value.requirement] : read.error).toBe(requirement);
  }
});

test("every target of the real rounds and the rehearsal asks what its words say, and with another number is found out", () => {
  const documents = [tongxiang2020, jiashan2024, ...rehearsalTables].map(demoDocument);
  const sent = documents.flatMap(({ figures }) => figures.filter((figure) => figure.kind === "target"));
  expect(sent).toHaveLength(targets.length);
  for (const { indicator: code, target } of sent) {
    const indicator = indicatorByCode.get(code);
    if (indicator === undefined) throw new Error(code);
    const says = (one: typeof target) => saysWhatItAsks(one, indicator.unit, contextOfIndicator(indicator));
    expect([target, says(target), says({ ...target, number: "123456.5" })]).toEqual([target, true, false]);
  }
});

test("嘉善's rank target keeps floor and ambition apart (traps E01), its peer target has no number (E02)", () => {
  const read = (indicator: string) => {
    const cells = jiashan2024.entries.find((entry) => entry.indicator === indicator)?.nextTarget;
    const target = targetFromCells({
      requirement: cells?.requirement ?? null,
      value: cells?.value ?? null,
      unit: indicatorByCode.get(indicator)?.unit ?? null,
    });
    return target.ok ? target.value : target.error;
  };
  expect(read("KJ-45")).toMatchObject({
    requirement: "rankWithin",
    number: "5",
    unit: "位",
    ambition: { kind: "improve" },
  });
  expect(read("KJ-03")).toMatchObject({ requirement: "aboveGroup", number: null });
});
