import { expect, it } from "vitest";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { examine } from "../../../shared/validate/check.ts";
import { emptyHistory } from "../../../shared/validate/history.ts";
import { demoDocument } from "../../../worker/demo/demo-document.ts";
import { jiashan2024, tongxiang2020 } from "../../../worker/demo/real-figures.ts";
import { rehearsalTables } from "../../../worker/demo/rehearsal-figures.ts";

/** Questions a county has to answer, by unit and period, of the rules that hold for every form. */
const questions = [tongxiang2020, jiashan2024, ...rehearsalTables].map((table) => {
  const input = { document: demoDocument(table), form: yearlyForm, history: { ...emptyHistory, peers: [] } };
  const { findings } = examine(input, { phase: "receive" });
  const asked = findings.filter(({ outcome, severity }) => outcome === "fail" && severity === "query");
  return { name: `${table.org} ${table.period}`, ids: asked.map(({ rule }) => rule.id) };
});

it("asks a handful of questions about tables of 60 rows that were really issued, and no more about rehearsed ones", () => {
  process.stdout.write(`${questions.map(({ name, ids }) => `${name}: 核实性 ${ids.length}`).join("；")}\n`);
  expect(questions.filter(({ ids }) => ids.length > 8)).toEqual([]);
  expect(questions.reduce((sum, { ids }) => sum + ids.length, 0) / questions.length).toBeLessThan(4);
});

it("still asks what traps F lists of the two real tables", () => {
  const [tongxiang, jiashan] = questions;
  expect(tongxiang?.ids.filter((id) => id.startsWith("TGT-"))).toEqual(["TGT-BELOW", "TGT-LEAP", "TGT-LEAP"]);
  expect(jiashan?.ids.filter((id) => id.startsWith("TGT-"))).toEqual(["TGT-BELOW"]);
});
