import type { DemoCity } from "../../shared/schema/demo.ts";
import { demoPeople } from "./demo-city.ts";
import given from "./demo-password.json" with { type: "json" };
import { rehearsalTables } from "./rehearsal-figures.ts";
import { sampleCells, sampleSigners } from "./sample.ts";
import { demoOrgs } from "./units.ts";

/** The unit whose rehearsal is left for whoever tries it out. */
export const leftForVisitors = "330483";

/** What the workbook page offers to somebody who only wants to try things out. */
export function demoCity(): DemoCity {
  const table = rehearsalTables.find(({ org }) => org === leftForVisitors);
  const org = demoOrgs.find(({ id }) => id === leftForVisitors);
  if (table === undefined || org === undefined) throw new Error("The rehearsal leaves no unit for visitors");
  return {
    password: given.password,
    accounts: demoPeople.map(({ login, name, org: unit, role }) => ({ login, name, org: unit, role })),
    rehearsal: {
      round: "2025-rehearsal",
      org: org.id,
      orgName: org.name,
      cells: sampleCells(table),
      signers: sampleSigners(table),
    },
    realRounds: ["2020-annual", "2024-annual"],
  };
}
