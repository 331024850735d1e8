import { spawn } from "node:child_process";
import { connect } from "node:http2";
import { request } from "node:https";
import { createServer } from "node:net";
import { join } from "node:path";
import { TLSSocket } from "node:tls";

export type StartedProject = {
  /** All it has printed, standard output and errors together. */
  printed: () => string;
  stop: () => Promise<number | null>;
};

/** Runs a task of the project in `folder` until it prints `ready`, which is when people go on. */
export async function startTask(folder: string, words: string[], ready: string): Promise<StartedProject> {
  const task = spawn(process.execPath, [join(folder, "worker", "local", "run.mjs"), ...words], {
    cwd: folder,
    // Certificates that the person's own machine trusts stand at home.
    env: { ...process.env, HOME: folder, USERPROFILE: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const ended = new Promise<number | null>((resolve) => task.once("exit", resolve));
  const begun = new Promise<void>((resolve) => {
    for (const stream of [task.stdout, task.stderr]) {
      stream.setEncoding("utf8").on("data", (more: string) => {
        text += more;
        if (text.includes(ready)) resolve();
      });
    }
  });
  const early = ended.then((code) => {
    throw new Error(`ended with ${code} before it was ready:\n${text}`);
  });
  const stop = () => {
    task.kill("SIGTERM");
    return ended;
  };
  await Promise.race([begun, early]);
  early.catch(() => {}); // from now on it may end
  return { printed: () => text, stop };
}

/** A port nobody listens at just now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

export type HttpsReply = {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** Names the certificate is made out to. */
  certifiedFor: string | undefined;
};

/** GET over HTTPS with a certificate nobody trusts, as before a person does. */
export const getUntrusted = (url: string): Promise<HttpsReply> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { rejectUnauthorized: false, agent: false }, (response) => {
      const certifiedFor =
        response.socket instanceof TLSSocket
          ? response.socket.getPeerCertificate().subjectaltname
          : undefined;
      let body = "";
      response.setEncoding("utf8").on("data", (more: string) => {
        body += more;
      });
      response.once("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body, certifiedFor }),
      );
    });
    asked.once("error", reject).end();
  });

/** Status of a GET over HTTP/2, which browsers ask for. */
export const statusOverHttp2 = (url: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { origin, pathname } = new URL(url);
    const session = connect(origin, { rejectUnauthorized: false }).once("error", reject);
    const asked = session.request({ ":path": pathname }).once("error", reject).resume();
    asked.once("response", (headers) => {
      asked.once("end", () => session.close(() => resolve(headers[":status"])));
    });
  });
