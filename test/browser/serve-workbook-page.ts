import { createServer, type ServerResponse } from "node:http";
import { officeJsAddress } from "../../addin/build/office-js.ts";
import { paneHeaders, workbookPageHeaders, workbookPagePaths } from "../../addin/build/pane-headers.ts";
import { loadDemo } from "../../worker/demo/load.ts";
import { type BuiltPane, buildPane } from "../addin/build/built-pane.ts";
import { folderFiles } from "../excel-sim/chromium/folder-files.ts";
import { type RealWorker, startWorker, tokenSecret } from "../real-worker.ts";
import { quietly } from "./quietly.ts";
import { passOn } from "./serve-pane.ts";

export type ServedPage = { address: string; worker: RealWorker; stop: () => Promise<void> };

/** The workbook page as it is built, under its headers, and the real Worker with the demo behind it, on one origin. */
export async function serveWorkbookPage(): Promise<ServedPage> {
  const [worker, built] = await Promise.all([startWorker("worker/index.ts", { demo: true }), buildPane()]);
  await quietly(() => loadDemo({ DB: worker.database, TOKEN_SECRET: tokenSecret }));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname.startsWith("/api/")) return void passOn(worker, request, response);
    void sendFile(built, url, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The page is served nowhere");
  return {
    address: `http://127.0.0.1:${address.port}`,
    worker,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([worker.stop(), built.remove()]);
    },
  };
}

async function sendFile(built: BuiltPane, url: URL, response: ServerResponse): Promise<void> {
  const file = await folderFiles(built.folder)(new Request(url));
  const own = workbookPagePaths.includes(url.pathname) ? workbookPageHeaders : {};
  response.writeHead(file.status, {
    ...Object.fromEntries(file.headers),
    ...paneHeaders(officeJsAddress(undefined)),
    ...own,
  });
  response.end(new Uint8Array(await file.arrayBuffer()));
}
