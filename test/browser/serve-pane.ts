import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { loadDemo } from "../../worker/demo/load.ts";
import { type RealWorker, startWorker, tokenSecret } from "../real-worker.ts";
import { quietly } from "./quietly.ts";

const root = join(import.meta.dirname, "..", "..");

export type ServedPane = { address: string; worker: RealWorker; stop: () => Promise<void> };

const contentTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * The pane over workbook files, and the real Worker with the demo's city behind it, on one origin of a free port.
 * `workbook` stands at /workbook.xlsx; `files` are further ones by their path ("/other.xlsx").
 */
export async function servePane({
  workbook,
  files = {},
}: {
  workbook: Uint8Array;
  files?: Record<string, Uint8Array>;
}): Promise<ServedPane> {
  const [worker, scripts] = await Promise.all([startWorker(), bundlePane()]);
  await quietly(() => loadDemo({ DB: worker.database, TOKEN_SECRET: tokenSecret }));
  const pages = new Map<string, Uint8Array>([
    ["/", readFileSync(join(root, "test", "browser", "pane", "index.html"))],
    ["/pane.css", readFileSync(join(root, "addin", "public", "pane.css"))],
    ["/workbook.xlsx", workbook],
    ...scripts,
    ...Object.entries(files),
  ]);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path.startsWith("/api/")) return void passOn(worker, request, response);
    const page = pages.get(path);
    if (!page) return void response.writeHead(404).end();
    const type = contentTypes[extname(path)] ?? contentTypes[".html"];
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The pane is served nowhere");
  return {
    address: `http://127.0.0.1:${portOf(address)}`,
    worker,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await worker.stop();
    },
  };
}

const portOf = ({ port }: AddressInfo): number => port;

/** The page's scripts by path, split as a build for people is. */
async function bundlePane(): Promise<[string, Uint8Array][]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["test/browser/pane/main.tsx"],
    outdir: "/",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return outputFiles.map(({ path, contents }) => [path, contents]);
}

/** The API on the pane's own origin, as the Worker that serves both has it. */
export async function passOn(
  worker: RealWorker,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string" && !["host", "connection", "content-length"].includes(name))
      headers.set(name, value);
  }
  const method = request.method ?? "GET";
  const body = chunks.length > 0 ? Buffer.concat(chunks) : null;
  const reply = await worker.fetch(new URL(request.url ?? "/", worker.url), { method, headers, body });
  const bytes = new Uint8Array(await reply.arrayBuffer());
  const kept = [...reply.headers].filter(
    ([name]) => !["content-encoding", "content-length", "transfer-encoding"].includes(name),
  );
  response.writeHead(reply.status, Object.fromEntries(kept)).end(bytes);
}
