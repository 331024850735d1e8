import { expect, test } from "vitest";
import * as z from "zod";
import { org } from "../../../shared/schema/org.ts";
import { cityOrg, demoOrgs, reportingOrgs } from "../../../worker/demo/units.ts";

test("the units of 嘉兴市 are seven counties with their codes and one zone without, none counted in another", () => {
  expect(z.array(org).parse(demoOrgs)).toEqual(demoOrgs);
  expect(reportingOrgs.map(({ id, code, name, kind }) => [id, code, name, kind])).toEqual([
    ["330402", "330402", "南湖区", "county"],
    ["330411", "330411", "秀洲区", "county"],
    ["330421", "330421", "嘉善县", "county"],
    ["330424", "330424", "海盐县", "county"],
    ["330481", "330481", "海宁市", "county"],
    ["330482", "330482", "平湖市", "county"],
    ["330483", "330483", "桐乡市", "county"],
    ["jxjkq", null, "嘉兴经济技术开发区", "functionalZone"],
  ]);
  for (const { id, countsIn } of demoOrgs) expect(countsIn).toBe(id);
});

test("the city bureau's own unit takes part in no round", () => {
  expect(reportingOrgs).not.toContain(cityOrg);
  expect(cityOrg).toMatchObject({ id: "330400", kind: "cityProper" });
});
