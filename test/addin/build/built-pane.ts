import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import * as z from "zod";

const root = join(import.meta.dirname, "..", "..", "..");

export type BuiltPane = {
  folder: string;
  /** Paths of all files, with / between folders. */
  files: string[];
  text: (file: string) => Promise<string>;
  /** The page's own scripts: its module, all that it imports at once, and plain scripts. Not what is loaded later. */
  firstScripts: () => Promise<string[]>;
  /** Those, and all that is loaded later. */
  allScripts: () => Promise<string[]>;
  remove: () => Promise<void>;
};

/** Vite's manifest as far as it says what imports what. */
const manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).optional() }),
);

/** The pane as `vite build` makes it, in a folder of its own. */
export async function buildPane(): Promise<BuiltPane> {
  const folder = await mkdtemp(join(tmpdir(), "zhibao-pane-"));
  await build({
    configFile: join(root, "vite.config.ts"),
    logLevel: "error",
    build: { outDir: folder, manifest: "manifest.json" },
  });
  const chunks = manifest.parse(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")));
  await rm(join(folder, "manifest.json"));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
  const text = (file: string) => readFile(join(folder, file), "utf8");
  return {
    folder,
    files: files.sort(),
    text,
    firstScripts: async () => {
      const page = await text("taskpane.html");
      const plain = [...page.matchAll(/<script src="\/([^"]+)"/g)].flatMap(([, path]) => path ?? []);
      return [...withImports(chunks, "taskpane.html", new Set()), ...plain];
    },
    // The workbook page is built by itself and stands in no manifest of the pane.
    allScripts: async () =>
      Object.values(chunks)
        .map(({ file }) => file)
        .filter((file) => file.endsWith(".js")),
    remove: () => rm(folder, { recursive: true }),
  };
}

function withImports(chunks: z.infer<typeof manifest>, name: string, found: Set<string>): Set<string> {
  const chunk = chunks[name];
  if (chunk === undefined) throw new Error(`Vite's manifest does not name ${name}`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) withImports(chunks, imported, found);
  return found;
}

/** Size of a file as servers send it, in bytes. */
export const zippedSize = async (pane: BuiltPane, file: string): Promise<number> =>
  gzipSync(await readFile(join(pane.folder, file))).byteLength;
