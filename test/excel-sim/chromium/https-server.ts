import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import { buffer } from "node:stream/consumers";
import { localhostCertificate } from "./certificate.ts";

/** Answers a request as a Worker does. */
export type Fetch = (request: Request) => Response | Promise<Response>;

export type HttpsServer = { origin: string; close(): Promise<void> };

/** Serves https://localhost on a free port. */
export async function serveHttps(answer: Fetch): Promise<HttpsServer> {
  const server = createServer(await localhostCertificate(), (incoming, outgoing) => {
    respond(incoming, outgoing, answer).catch((error: unknown) => {
      outgoing.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "localhost", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { origin: `https://localhost:${address.port}`, close };
}

/** Headers about the way of one connection, which is another one further on; bodies are passed on unpacked. */
const ofConnection = new Set([
  "host",
  "connection",
  "content-length",
  "content-encoding",
  "accept-encoding",
  "transfer-encoding",
]);

async function respond(incoming: IncomingMessage, outgoing: ServerResponse, answer: Fetch): Promise<void> {
  const { method = "GET", headers, url = "/" } = incoming;
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !ofConnection.has(name)) given.set(name, String(value));
  }
  const body = method === "GET" || method === "HEAD" ? null : new Uint8Array(await buffer(incoming));
  const address = new URL(url, `https://${headers.host ?? "localhost"}`);
  const response = await answer(new Request(address, { method, headers: given, body }));
  const headersBack = [...response.headers].filter(([name]) => !ofConnection.has(name));
  outgoing.writeHead(response.status, Object.fromEntries(headersBack));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}
