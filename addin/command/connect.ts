import { join } from "node:path";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { Person } from "../../shared/schema/session.ts";
import { type ApiClient, createClient } from "../api/client.ts";
import { rememberedServer, sessionFile } from "../api/session-file.ts";
import { type AcceptedNames, acceptedNames } from "../flow/accepted-aliases.ts";
import { type HeldByCity, heldByCity } from "../flow/held-by-city.ts";
import type { ReplyMemory } from "../flow/kept-replies.ts";
import type { TableMemory } from "../flow/table-memory.ts";
import { unitTables } from "../flow/unit-tables.ts";
import type { Io } from "./io.ts";
import { repliesFile } from "./replies-file.ts";
import { type State, stateFile } from "./state-file.ts";
import type { Failure } from "./tell.ts";

export type Connection = {
  client: ApiClient;
  server: string;
  person: Person | null;
  /** What this person has left behind on this machine. */
  state: Omit<State, "tables">;
  tables: TableMemory;
  names: AcceptedNames;
  held: HeldByCity;
  replies: ReplyMemory;
};

const localServer = "http://localhost:8787";
/** Long enough for a merged table over a slow county line. */
const timeoutMs = 30_000;

/** The server named by option, else by ZHIBAO_SERVER, else that of the last sign-in, else the local one. Calls nobody. */
export async function connect(io: Io, named: string | undefined): Promise<Result<Connection, Failure>> {
  const sessionPath = join(io.configFolder, "session.json");
  const address = named ?? io.env.ZHIBAO_SERVER ?? (await rememberedServer(sessionPath)) ?? localServer;
  const server = originOf(address);
  if (server === undefined) {
    return refuse({
      kind: "usage",
      sentence: `“${address}”不是服务器地址。请写成 https://主机名 的样子，后面不带路径。`,
    });
  }
  const client = createClient({
    server,
    fetch: io.fetch,
    timeoutMs,
    wait: io.wait,
    now: io.now,
    sessions: sessionFile(sessionPath, server),
  });
  const person = await client.person();
  const owner = `${server} ${person?.id ?? "-"}`;
  const { tables: machine, ...state } = stateFile(join(io.configFolder, "state.json"), owner);
  const replies = repliesFile(join(io.configFolder, "replies.json"), owner);
  const ports = { client, memoryOf: () => replies, lateReplies: "dropped" as const };
  return succeed({
    client,
    server,
    person,
    state,
    tables: unitTables(machine, ports),
    replies,
    names: acceptedNames(ports),
    held: heldByCity(ports),
  });
}

/** "https://host:port" of an address; undefined where it is none. The API always stands at the root. */
function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, pathname, search } = new URL(address);
  const plain = pathname === "/" && search === "";
  return plain && (protocol === "https:" || protocol === "http:") ? origin : undefined;
}

/** Sent over plain http, a password can be read on the way; on the machine itself there is no way. */
export function isExposed(server: string): boolean {
  const { protocol, hostname } = new URL(server);
  return protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
