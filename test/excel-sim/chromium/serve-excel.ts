import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { type Fetch, serveHttps } from "./https-server.ts";

export type ExcelServer = {
  /** Where the page that plays Excel is. */
  hostOrigin: string;
  /** Where the add-in and its API are; same hostname as the host, as office.js demands. */
  addInOrigin: string;
  close(): Promise<void>;
};

/**
 * Serves the simulated Excel and beside it, on a second port of localhost, the add-in: `addIn` answers for its pages,
 * `api` for everything below /api.
 */
export async function serveExcel({ addIn, api }: { addIn: Fetch; api?: Fetch }): Promise<ExcelServer> {
  const page = await readFile(join(import.meta.dirname, "host.html"), "utf8");
  const script = await bundledHostPage();
  const answers: Record<string, () => Response> = {
    "/": () => new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } }),
    "/host-page.js": () => new Response(script, { headers: { "content-type": "text/javascript" } }),
  };
  const notThere = () => new Response("not found", { status: 404 });
  const host = await serveHttps((request) => (answers[new URL(request.url).pathname] ?? notThere)());
  const beside = await serveHttps((request) =>
    api && new URL(request.url).pathname.startsWith("/api/") ? api(request) : addIn(request),
  );
  const close = async () => {
    await Promise.all([host.close(), beside.close()]);
  };
  return { hostOrigin: host.origin, addInOrigin: beside.origin, close };
}

async function bundledHostPage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "host-page.ts")],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    // the workbook reader hands bytes to its library as Node's Buffer, which is a Uint8Array
    define: { "Buffer.from": "Uint8Array.from", "process.env.NODE_ENV": '"production"' },
    write: false,
  });
  const [file] = outputFiles;
  if (!file) throw new Error("the host page was not bundled");
  return file.text;
}
