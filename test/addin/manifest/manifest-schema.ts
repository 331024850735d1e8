import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validateXML } from "xmllint-wasm";

const folder = join(import.meta.dirname, "..", "..", "fixtures", "office-manifest-schema");
const schemaFile = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(folder, fileName), "utf8"),
});

/** What the schema has against a manifest, in local names; empty if it is valid. */
export async function schemaErrors(manifest: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "manifest.xml", contents: manifest }],
    schema: [schemaFile("office-app.xsd")],
    preload: [schemaFile("task-pane-overrides.xsd"), schemaFile("basic-types.xsd")],
  });
  return errors.map(({ message }) => message.replace(/\{[^}]*\}/g, ""));
}
