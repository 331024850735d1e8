import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { DemoCity } from "../../shared/schema/demo.ts";
import { apiFailed, type FlowFailure, hostRefused } from "../flow/failure.ts";
import type { View } from "../pane/view.ts";
import type { Beginning } from "./choice.tsx";
import type { Connection } from "./connection.ts";
import type { NamedFile } from "./first-workbooks.ts";

/** The file to open and the screen to show beside it. */
export type Begun = NamedFile & { view: View };

export type Account = "county" | "city";

/** Words that are written into the file of somebody who only looks. */
export type EmptyFileWords = { name: string; text: string };

/** Makes or reads the file a beginning asks for; in the demo it signs in first. */
export async function begin(
  connection: Connection,
  beginning: Beginning,
  words: EmptyFileWords,
): Promise<Result<Begun, FlowFailure>> {
  switch (beginning.kind) {
    case "file": {
      const { readPicked } = await import("./open-file.ts");
      const read = await readPicked(beginning.file);
      return read.ok ? succeed({ ...read.value, view: "check" }) : hostRefused(read.error);
    }
    case "blank": {
      const { blankTemplateFile } = await import("./first-workbooks.ts");
      return succeed({ ...(await blankTemplateFile(connection.desk.now())), view: "check" });
    }
    case "template": {
      const { templateFile } = await import("./first-workbooks.ts");
      return withView(await templateFile(connection.client, beginning), "check");
    }
    default:
      return beginDemo(connection, beginning.kind, words);
  }
}

async function beginDemo(
  connection: Connection,
  kind: "sample" | "city" | "real",
  words: EmptyFileWords,
): Promise<Result<Begun, FlowFailure>> {
  const { demo } = connection;
  if (demo === null) throw new Error("There is no demo to begin with");
  const signedIn = await signInAs(connection, demo, kind === "city" ? "city" : "county");
  if (!signedIn.ok) return signedIn;
  const { emptyFile, sampleFile } = await import("./first-workbooks.ts");
  if (kind === "sample") return withView(await sampleFile(connection.client, demo.rehearsal), "check");
  const file = await emptyFile(words.name, words.text);
  return succeed({ ...file, view: kind === "city" ? "board" : "peers" });
}

const withView = (file: Result<NamedFile, FlowFailure>, view: View): Result<Begun, FlowFailure> =>
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
