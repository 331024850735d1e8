import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import type { Round } from "../../shared/schema/round.ts";
import type { Role } from "../../shared/schema/session.ts";
import type { NewPerson } from "../store/people.ts";
import { cityOrg, reportingOrgs } from "./units.ts";

type DemoPerson = Omit<NewPerson, "password">;

const preparer = (login: string, org: string, shortName: string): DemoPerson => ({
  id: login,
  login,
  org,
  name: `${shortName}填表人（演示）`,
  role: "preparer",
});

/** One preparer a unit, the city's reviewer and its administrator. */
export const demoPeople: readonly DemoPerson[] = [
  preparer("nanhu", "330402", "南湖"),
  preparer("xiuzhou", "330411", "秀洲"),
  preparer("jiashan", "330421", "嘉善"),
  preparer("haiyan", "330424", "海盐"),
  preparer("haining", "330481", "海宁"),
  preparer("pinghu", "330482", "平湖"),
  preparer("tongxiang", "330483", "桐乡"),
  preparer("jxjkq", "jxjkq", "经开区"),
  {
    id: "jiaxing",
    login: "jiaxing",
    org: cityOrg.id,
    name: "市级审核（演示）",
    role: "reviewer" satisfies Role,
  },
  {
    id: "jiaxing-admin",
    login: "jiaxing-admin",
    org: cityOrg.id,
    name: "市级管理员（演示）",
    role: "cityAdmin" satisfies Role,
  },
];

const round = (id: string, name: string, period: string, dueAt: string): Round => ({
  id,
  name,
  form: { id: yearlyForm.id, version: yearlyForm.version },
  kind: "actual",
  period,
  stage: "annual",
  dueAt,
  visibility: "full",
  rehearsal: false,
  participants: reportingOrgs.map((org) => org.id),
});

/** Due at the end of the January that follows, Beijing time; the rehearsal is due a month after it is set up. */
export const demoRounds = (now: Date): Round[] => [
  round("2020-annual", "2020年报", "2020", "2021-01-31T15:59:59.000Z"),
  round("2024-annual", "2024年报", "2024", "2025-01-31T15:59:59.000Z"),
  {
    ...round("2025-rehearsal", "2025年演练", "2025", new Date(now.getTime() + 30 * 86_400_000).toISOString()),
    rehearsal: true,
  },
];
