import { Agent, request } from "node:http";
import type { BenchWorker } from "./bench-worker.ts";

/** One request, ready to be sent; `expect` is the status without which the measurement would mean nothing. */
export type Ask = {
  method: "GET" | "PUT" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
  expect: number;
};

export type Answer = { headers: Record<string, string | string[] | undefined>; body: Buffer; ms: number };

export type Client = { send: (ask: Ask) => Promise<Answer>; close: () => void };

/** Plain node:http over kept connections: the cheapest client there is, as it shares the machine with the server. */
export function benchClient({ host, port }: BenchWorker["address"], connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = ({ method, path, headers = {}, body, expect }: Ask): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? undefined : Buffer.from(body);
      const start = performance.now();
      const length = bytes === undefined ? {} : { "Content-Length": bytes.byteLength };
      const sent = request(
        { agent, host, port, method, path, headers: { ...headers, ...length } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const ms = performance.now() - start;
            const whole = Buffer.concat(chunks);
            if (response.statusCode === expect)
              return resolve({ headers: response.headers, body: whole, ms });
            reject(new Error(`${method} ${path}: ${response.statusCode} ${whole.toString().slice(0, 400)}`));
          });
        },
      );
      sent.on("error", reject);
      sent.end(bytes);
    });
  return { send, close: () => agent.destroy() };
}
