import type { Org } from "../../shared/schema/org.ts";

/** The demo's tenant: 嘉兴市. */
export const demoTenant = "330400";

const always = { from: null, to: null };

const county = (code: string, name: string, shortName: string): Org => ({
  id: code,
  code,
  name,
  shortName,
  kind: "county",
  countsIn: code,
  reference: false,
  validYears: always,
});

/** The city bureau itself: its people belong to it; it reviews and takes part in no round. */
export const cityOrg: Org = {
  id: demoTenant,
  code: demoTenant,
  name: "嘉兴市科学技术局",
  shortName: "市局",
  kind: "cityProper",
  countsIn: demoTenant,
  reference: false,
  validYears: always,
};

/** The units that report, in the order of their GB/T 2260 codes; a functional zone has no code and counts in itself. */
export const reportingOrgs: readonly Org[] = [
  county("330402", "南湖区", "南湖"),
  county("330411", "秀洲区", "秀洲"),
  county("330421", "嘉善县", "嘉善"),
  county("330424", "海盐县", "海盐"),
  county("330481", "海宁市", "海宁"),
  county("330482", "平湖市", "平湖"),
  county("330483", "桐乡市", "桐乡"),
  {
    id: "jxjkq",
    code: null,
    name: "嘉兴经济技术开发区",
    shortName: "经开区",
    kind: "functionalZone",
    countsIn: "jxjkq",
    reference: false,
    validYears: always,
  },
];

export const demoOrgs: readonly Org[] = [cityOrg, ...reportingOrgs];
