import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { checkLive } from "../../addin/flow/check-live.ts";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { type Result, succeed } from "../../shared/result.ts";
import { type Finding, finding } from "../../shared/schema/finding.ts";
import { typedCases } from "../conformance/conformance-case.ts";
import { workbookOf } from "../conformance/workbook-of.ts";
import { noNetwork, scriptedFetch } from "./api/fake-server.ts";
import { aDesk, type Desk } from "./cli/a-desk.ts";

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const bare = (findings: readonly Finding[]) => findings.map(({ cells: _, ...rest }) => rest);
const expected = typedCases.map(({ claim, offline }) => ({ claim, offline }));

describe("for the whole corpus, filled into workbooks", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await aDesk(scriptedFetch(noNetwork).fetch);
  });
  afterAll(() => desk.leave());

  test("the command line finds what the engine does", async () => {
    // What is printed besides, such as the sentence, is the command line's own.
    const printed = z.object({ findings: z.array(finding.strip()) });
    const found = [];
    for (const one of typedCases) {
      await writeFile(desk.at("表.xlsx"), (await workbookOf(one)).bytes());
      const { findings } = printed.parse(
        JSON.parse((await desk.run("check", desk.at("表.xlsx"), "--json")).out),
      );
      found.push({ claim: one.claim, offline: bare(findings) });
    }
    expect(found).toEqual(expected);
  });

  test("the pane's check finds what the engine does, and says which rules wait", async () => {
    const found = [];
    for (const one of typedCases) {
      const file = await workbookOf(one);
      const asked = async () => {
        throw new Error("The server was asked");
      };
      const client = {
        person: async () => null,
        orgs: asked,
        form: asked,
        cancelledBy: () => {
          throw new Error("The server was asked");
        },
      };
      const mark = async (marks: readonly unknown[]) => succeed({ marked: marks.length, unmarked: [] });
      const workbook = { snapshot: () => file.snapshot(), mark };
      const { report } = must(await checkLive({ workbook, client }, { form: yearlyForm }));
      found.push({ claim: one.claim, offline: bare(report.findings) });
      expect(report.rules.filter(({ state }) => state === "waits").length).toBeGreaterThan(5);
    }
    expect(found).toEqual(expected);
  });
});
