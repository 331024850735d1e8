import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { tenantId } from "../../shared/schema/identifiers.ts";
import { board, type Round, type RoundState } from "../../shared/schema/round.ts";
import type { Role } from "../../shared/schema/session.ts";
import { submitReply } from "../../shared/schema/submission.ts";
import { parseEnv } from "../env.ts";
import { foundCity } from "../service/found-city.ts";
import { hashPassword } from "../service/password.ts";
import { readBatch, type TenantScope } from "../store/query.ts";
import { tenantExists } from "../store/tenants.ts";
import { demoPeople, demoRounds } from "./demo-city.ts";
import { type DemoClient, demoClient } from "./demo-client.ts";
import { demoDocument } from "./demo-document.ts";
import { demoExplanations } from "./demo-explanations.ts";
import givenPassword from "./demo-password.json" with { type: "json" };
import type { DemoTable } from "./entry.ts";
import { jiashan2024, tongxiang2020 } from "./real-figures.ts";
import { rehearsalTables } from "./rehearsal-figures.ts";
import { demoOrgs, demoTenant } from "./units.ts";

/** Every demo account has it; it is printed at the start and worth nothing outside the demo. */
const { password: demoPassword } = givenPassword;

export type DemoSummary = {
  tenant: string;
  /** False when the city was there already. */
  created: boolean;
  people: { login: string; org: string; role: Role }[];
  rounds: { id: string; name: string; state: RoundState; submitted: number; accepted: number }[];
};

/** What becomes of each round. The rehearsal stays open, and 桐乡市 is left for whoever tries it out. */
const plan: readonly { round: string; tables: readonly DemoTable[]; publish: boolean }[] = [
  { round: "2020-annual", tables: [tongxiang2020], publish: true },
  { round: "2024-annual", tables: [jiashan2024], publish: true },
  {
    round: "2025-rehearsal",
    tables: rehearsalTables.filter(({ org }) => org !== "330483"),
    publish: false,
  },
];

/**
 * Sets the demo up: 嘉兴市, its units and accounts, and three rounds, driven through the API like any others. Takes up
 * again where a broken run stopped; where all is done it changes nothing.
 */
export async function loadDemo(bindings: unknown): Promise<DemoSummary> {
  const env = parseEnv(bindings);
  const scope: TenantScope = { db: env.DB, tenant: tenantId.parse(demoTenant) };
  const { exists } = await readBatch(env.DB, { exists: tenantExists(scope) });
  if (!exists) await found(scope);
  const client = demoClient(env, demoPassword);
  for (const step of plan) await drive(client, step);
  return {
    tenant: demoTenant,
    created: !exists,
    people: demoPeople.map(({ login, org, role }) => ({ login, org, role })),
    rounds: await Promise.all(plan.map(({ round }) => summary(client, round))),
  };
}

async function found(scope: TenantScope): Promise<void> {
  const people = [];
  // One after the other: each hash takes 32 MB.
  for (const person of demoPeople) people.push({ ...person, password: await hashPassword(demoPassword) });
  await foundCity(scope, {
    name: "嘉兴市",
    orgs: demoOrgs,
    people,
    forms: [yearlyForm],
    rounds: demoRounds(new Date()),
  });
}

async function drive(client: DemoClient, { round, tables, publish }: (typeof plan)[number]): Promise<void> {
  const start = board.parse(await client.get("jiaxing", `rounds/${round}/board`));
  const move = (step: string) => client.write("jiaxing", "POST", `rounds/${round}/${step}`);
  let { state } = start.round;
  if (state === "draft") {
    await move("open");
    state = "open";
  }
  if (state === "open") {
    for (const table of tables) await report(client, start.round.round, table);
    if (publish) await move("close");
  }
  if (publish && (state === "open" || state === "closed")) await move("publish");
}

/** Submits and has accepted what is not there yet; whatever people did since is left alone. */
async function report(client: DemoClient, { id: round, rehearsal }: Round, table: DemoTable): Promise<void> {
  const address = `rounds/${round}/submissions/${table.org}`;
  const login = demoPeople.find(({ org }) => org === table.org)?.login;
  if (login === undefined) throw new Error(`the demo has nobody in ${table.org}`);
  const { entries } = board.parse(await client.get("jiaxing", `rounds/${round}/board`));
  const entry = entries.find(({ org }) => org === table.org);
  if (entry?.state === "none") {
    const document = demoDocument(table);
    const { findings } = submitReply.parse(await client.tryOut(login, address, document));
    const etag = await client.write(login, "PUT", address, {
      body: { ...document, explanations: demoExplanations(findings, rehearsal) },
      headers: { "If-None-Match": "*" },
    });
    await client.write("jiaxing", "POST", `${address}/accept`, { headers: { "If-Match": etag } });
  } else if (entry?.state === "submitted" && entry.revision === 1 && entry.etag !== null) {
    await client.write("jiaxing", "POST", `${address}/accept`, { headers: { "If-Match": entry.etag } });
  }
}

async function summary(client: DemoClient, round: string): Promise<DemoSummary["rounds"][number]> {
  const found = board.parse(await client.get("jiaxing", `rounds/${round}/board`));
  const count = (state: string) => found.entries.filter((entry) => entry.state === state).length;
  return {
    id: round,
    name: found.round.round.name,
    state: found.round.state,
    submitted: count("submitted"),
    accepted: count("accepted"),
  };
}
