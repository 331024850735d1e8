import { expect, test } from "vitest";
import { makeTemplate } from "../../../addin/flow/template.ts";
import { figureCellName } from "../../../addin/table/binding/binding-names.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { TargetFigure } from "../../../shared/schema/figure.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import { aDocument } from "./a-document.ts";
import { aSubmission } from "./a-submission.ts";
import { type FakeApi, fakeApi } from "./fake-api.ts";
import { clientOf } from "./memory-stores.ts";

const make = (api: FakeApi, options: { round?: string; org?: string | null; period?: string | null }) =>
  makeTemplate(clientOf(api), { form: yearlyForm, org: "330481", period: null, ...options });

const twoYears = () =>
  fakeApi({
    rounds: [
      { id: "y2024", name: "2024年报", period: "2024", state: "open" },
      { id: "y2023", name: "2023年报", period: "2023", state: "published" },
    ],
  });

const previousActual = (api: FakeApi) => filledCell(api, "previousActual");

/** What the template of 2024 shows for KJ-13. */
async function filledCell(api: FakeApi, field: FormField): Promise<unknown> {
  const made = await make(api, { round: "y2024" });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const [report] = made.value.plan.sheets;
  const place = report?.names.find(({ name }) => name === figureCellName("KJ-13", field));
  const { top, left } = place?.range ?? { top: 0, left: 0 };
  return report?.cells.find(({ at }) => at.row === top && at.column === left)?.value;
}

test("a round's template shows the unit's accepted actuals of the year before", async () => {
  const api = twoYears();
  const document = aDocument("330481", "2023", "88");
  api.submissions.set("y2023 330481", aSubmission("y2023", document, { state: "accepted", seq: 2 }));
  expect(await previousActual(api)).toBe(88);
});

test("what was not accepted is not shown as last year's", async () => {
  const api = twoYears();
  expect(await previousActual(api)).toBeNull();
  api.submissions.set("y2023 330481", aSubmission("y2023", aDocument("330481", "2023", "88")));
  expect(await previousActual(api)).toBeNull();
});

test("a round's template holds the targets the unit was accepted with for its year", async () => {
  const api = twoYears();
  const document = aDocument("330481", "2023", "88");
  const target: TargetFigure = {
    kind: "target",
    indicator: "KJ-13",
    period: "2024",
    scope: { kind: "whole" },
    cell: null,
    note: null,
    target: {
      requirement: "moreThan",
      number: "95",
      unit: "家",
      baseYear: null,
      ambition: null,
      peerGroup: null,
      commitment: "strive",
      text: "力争突破95家",
    },
  };
  const declared = { ...document, figures: [...document.figures, target] };
  api.submissions.set("y2023 330481", aSubmission("y2023", declared, { state: "accepted", seq: 2 }));
  expect(await filledCell(api, "targetRequirement")).toBe("超过");
  expect(await filledCell(api, "target")).toBe("力争突破95家");
});

test("a round's template is for the round's period and the unit by its name", async () => {
  expect(await make(fakeApi(), { round: "y2024" })).toMatchObject({
    ok: true,
    value: { context: { org: { name: "海宁市" }, period: "2024", roundId: "y2024" } },
  });
  expect(await make(fakeApi(), { round: "y2024", period: "2023" })).toMatchObject({
    ok: false,
    error: { stop: { code: "period-differs" } },
  });
  expect(await make(fakeApi(), { round: "y2024", org: "110101" })).toMatchObject({
    ok: false,
    error: { stop: { code: "org-unknown" } },
  });
});

test("a template without a round asks no server", async () => {
  const api = fakeApi();
  expect(await make(api, { period: "2024" })).toMatchObject({
    ok: true,
    value: { context: { roundId: null } },
  });
  expect(api.requests).toEqual([]);
});
