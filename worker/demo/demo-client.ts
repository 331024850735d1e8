import { session } from "../../shared/schema/session.ts";
import { app } from "../app.ts";
import type { Env } from "../env.ts";

export type DemoClient = ReturnType<typeof demoClient>;

type Write = { body?: object; headers?: Record<string, string> };

/** The app itself, asked the way a client asks it; a refusal is a mistake of the demo and throws. */
export function demoClient(env: Env, password: string) {
  const tokens = new Map<string, string>();

  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const response = await app.request(`/api/v1/${path}`, init, env);
    if (response.ok) return response;
    throw new Error(`demo: ${init.method} ${path} was refused: ${response.status} ${await response.text()}`);
  };

  const tokenOf = async (login: string): Promise<string> => {
    const known = tokens.get(login);
    if (known !== undefined) return known;
    const response = await send("sessions", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ login, password }),
    });
    const { accessToken } = session.parse(await response.json());
    tokens.set(login, accessToken);
    return accessToken;
  };

  return {
    get: async (login: string, path: string): Promise<unknown> => {
      const headers = { Authorization: `Bearer ${await tokenOf(login)}` };
      return (await send(path, { method: "GET", headers })).json();
    },

    /** What the server says of a document without receiving it. */
    tryOut: async (login: string, path: string, body: object): Promise<unknown> => {
      const headers = {
        Authorization: `Bearer ${await tokenOf(login)}`,
        "Content-Type": "application/json",
      };
      const asked = { method: "PUT", headers, body: JSON.stringify(body) };
      return (await send(`${path}?dryRun=true`, asked)).json();
    },

    /** The ETag of what the write left behind; "" where it has none. */
    write: async (
      login: string,
      method: "PUT" | "POST",
      path: string,
      { body, headers = {} }: Write = {},
    ): Promise<string> => {
      const response = await send(path, {
        method,
        headers: {
          Authorization: `Bearer ${await tokenOf(login)}`,
          "Idempotency-Key": crypto.randomUUID(),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return response.headers.get("ETag") ?? "";
    },
  };
}
