import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { unzipSync } from "fflate";

/** The parts a workbook is shown by, each zipped again by itself. */
export const partsOf = (file: Uint8Array): string[] =>
  Object.entries(unzipSync(new Uint8Array(file)))
    .filter(([name]) => /^xl\/(?:worksheets\/[^/]+|styles|sharedStrings|workbook)\.xml$/.test(name))
    .map(([, content]) => deflateRawSync(content).toString("base64"));

/** page/page-times.ts as a page runs it. */
export async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "page", "page-times.ts")],
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "error",
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error("The page's script was not built");
  return script.text;
}
