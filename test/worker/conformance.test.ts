import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { submitReply } from "../../shared/schema/submission.ts";
import { demoDocument } from "../../worker/demo/demo-document.ts";
import { demoOrgs } from "../../worker/demo/units.ts";
import { foundCity } from "../../worker/service/found-city.ts";
import { acceptedTable, conformanceCases, documentOf } from "../conformance/conformance-case.ts";
import { accept, call, moveRound, submit } from "./call.ts";
import { person, round, scopeOf } from "./city.ts";

const { org } = acceptedTable;

beforeEach(async () => {
  const yearly = { form: { id: yearlyForm.id, version: yearlyForm.version }, participants: [org] };
  await foundCity(scopeOf(env.DB), {
    name: "测试市",
    orgs: demoOrgs.map((unit) =>
      unit.kind === "cityProper" ? { ...unit, id: "990100", code: "990100", countsIn: "990100" } : unit,
    ),
    people: [person("city", "990100", "reviewer"), person(`p${org}`, org, "preparer")],
    forms: [yearlyForm],
    rounds: [round("y2024", { ...yearly, period: "2024" }), round("y2025", { ...yearly, period: "2025" })],
  });
  for (const id of ["y2024", "y2025"]) await moveRound(id, "open");
  const sent = await submit("y2024", demoDocument(acceptedTable));
  expect(sent.status).toBe(201);
  await accept("y2024", org, sent.etag);
});

test("the Worker finds in every table of the corpus what the engine does, from what it has accepted itself", async () => {
  const found = [];
  for (const one of conformanceCases) {
    const asked = { as: `p${org}`, body: documentOf(one) };
    const reply = await call("PUT", `rounds/y2025/submissions/${org}?dryRun=true`, asked);
    expect([one.claim, reply.status]).toEqual([one.claim, 200]);
    const { findings } = submitReply.parse(reply.body);
    found.push({ claim: one.claim, server: findings.map(({ cells: _, ...finding }) => finding) });
  }
  expect(found).toEqual(conformanceCases.map(({ claim, server }) => ({ claim, server })));
});
