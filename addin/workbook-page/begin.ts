import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { DemoCity } from "../../shared/schema/demo.ts";
import { apiFailed, type FlowFailure, hostRefused } from "../flow/failure.ts";
import type { View } from "../pane/view.ts";
import type { KeptWorkbook, Slot } from "../store/kept-workbook.ts";
import type { Beginning } from "./choice.tsx";
import { claim, type Release, slotName } from "./claim.ts";
import type { Connection } from "./connection.ts";
import type { NamedFile } from "./first-workbooks.ts";
import type { ReadFile } from "./open-file.ts";
import type { PickedFile } from "./picked-file.ts";
import type { Target } from "./save-file.ts";
import { type PickRefusal, whyNotOpened } from "./why-not-opened.ts";

/** The file to open and the screen to show beside it. */
export type Begun = ReadFile & {
  view: View;
  from: Beginning["kind"];
  /** When the unsaved changes were made that were restored with it; null for a file as it was opened. */
  restoredAt: string | null;
  /** Where its unsaved changes are kept, held by this page until `release`. */
  slot: Slot;
  release: Release;
  /** Where it is saved to; null where that is to be asked. */
  target: Target | null;
};

export type BeginFailure = FlowFailure | { kind: "pick"; refusal: PickRefusal };

export type Account = "county" | "city";

/** Words that are written into the file of somebody who only looks. */
export type EmptyFileWords = { name: string; text: string };

/** A file as it is come by, not read yet. */
type Given = NamedFile & { view: View; target?: Target | null };

/** Makes or reads the file a beginning asks for; in the demo it signs in first. */
export async function begin(
  connection: Connection,
  beginning: Beginning,
  words: EmptyFileWords,
): Promise<Result<Begun, BeginFailure>> {
  if (beginning.kind === "kept") return beginKept(beginning.kept);
  const given = await fileOf(connection, beginning, words);
  if (!given.ok) return given;
  const { view, target = null } = given.value;
  const { readFile } = await import("./open-file.ts");
  const read = await readFile(given.value);
  if (!read.ok) return hostRefused(read.error);
  const slot = connection.desk.randomUuid();
  const release = await claim(slotName(slot));
  if (release === null) throw new Error("A new slot is held by another page");
  return succeed({ ...read.value, view, from: beginning.kind, restoredAt: null, slot, release, target });
}

/** What was not saved before; refused while another page has it open. */
async function beginKept(kept: KeptWorkbook & { slot: Slot }): Promise<Result<Begun, BeginFailure>> {
  const { fileName, at, slot } = kept;
  const release = await claim(slotName(slot));
  if (release === null) return refuse({ kind: "pick", refusal: { why: "open-elsewhere", name: fileName } });
  const { readFile } = await import("./open-file.ts");
  const read = await readFile(kept);
  if (!read.ok) {
    release();
    return hostRefused(read.error);
  }
  const workbookId = kept.workbookId ?? read.value.workbookId;
  const restored = { view: "check", from: "kept", restoredAt: at, target: null } as const;
  return succeed({ ...read.value, ...restored, workbookId, slot, release });
}

async function fileOf(
  connection: Connection,
  beginning: Exclude<Beginning, { kind: "kept" }>,
  words: EmptyFileWords,
): Promise<Result<Given, BeginFailure>> {
  switch (beginning.kind) {
    case "file":
      return readGiven(beginning.picked);
    case "blank": {
      const { blankTemplateFile } = await import("./first-workbooks.ts");
      return succeed({ ...(await blankTemplateFile(connection.desk.now())), view: "check" });
    }
    case "new": {
      const { authorWorkbook } = await import("../host/file/author-workbook.ts");
      const { fileName, plan } = beginning.workbook;
      return succeed({ fileName, bytes: await authorWorkbook(plan), view: "check" });
    }
    case "template": {
      const { templateFile } = await import("./first-workbooks.ts");
      return withView(await templateFile(connection.client, beginning), "check");
    }
    default:
      return beginDemo(connection, beginning.kind, words);
  }
}

async function readGiven({ file, handle }: PickedFile): Promise<Result<Given, BeginFailure>> {
  const refusal = whyNotOpened([{ name: file.name, isFolder: false }]);
  if (refusal) return refuse({ kind: "pick", refusal });
  const { readPicked } = await import("./open-file.ts");
  const read = await readPicked(file);
  if (read.ok) {
    const target = handle && { handle, lastModified: file.lastModified };
    return succeed({ ...read.value, view: "check", target });
  }
  return "host" in read.error
    ? hostRefused(read.error.host)
    : refuse({ kind: "pick", refusal: read.error.pick });
}

async function beginDemo(
  connection: Connection,
  kind: "sample" | "city" | "real",
  words: EmptyFileWords,
): Promise<Result<Given, FlowFailure>> {
  const { demo } = connection;
  if (demo === null) throw new Error("There is no demo to begin with");
  const signedIn = await signInAs(connection, demo, kind === "city" ? "city" : "county");
  if (!signedIn.ok) return signedIn;
  const { emptyFile, sampleFile } = await import("./first-workbooks.ts");
  if (kind === "sample") return withView(await sampleFile(connection.client, demo.rehearsal), "check");
  const file = await emptyFile(words.name, words.text);
  return succeed({ ...file, view: kind === "city" ? "board" : "peers" });
}

const withView = (file: Result<NamedFile, FlowFailure>, view: View): Result<Given, FlowFailure> =>
  file.ok ? succeed({ ...file.value, view }) : refuse(file.error);

/** One click: the unit left for visitors, or the city's reviewer. */
export async function signInAs(
  { client }: Pick<Connection, "client">,
  { accounts, rehearsal, password }: DemoCity,
  account: Account,
): Promise<Result<null, FlowFailure>> {
  const wanted = accounts.find(({ org, role }) =>
    account === "city" ? role === "reviewer" : org === rehearsal.org,
  );
  if (wanted === undefined) throw new Error(`The demo has no account for the ${account}`);
  const session = await client.signIn(wanted.login, password);
  return session.ok ? succeed(null) : apiFailed(session.error);
}
