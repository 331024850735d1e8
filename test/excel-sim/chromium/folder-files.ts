import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import type { Fetch } from "./https-server.ts";

const contentTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".xml": "text/xml; charset=utf-8",
};

/** Serves a folder's files by their paths; "/" is index.html. */
export function folderFiles(folder: string): Fetch {
  return async (request) => {
    const path = decodeURIComponent(new URL(request.url).pathname);
    const file = normalize(join(folder, path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith(folder + sep)) return new Response("not found", { status: 404 });
    const body = await readFile(file).catch(() => null);
    if (body === null) return new Response("not found", { status: 404 });
    const type = contentTypes[extname(file)] ?? "application/octet-stream";
    return new Response(new Uint8Array(body), { headers: { "content-type": type } });
  };
}
