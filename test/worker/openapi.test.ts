import { describe, expect, test } from "vitest";
import * as z from "zod";
import { openApiDocument } from "../../worker/http/openapi.ts";
import { type Right, rights } from "../../worker/http/rights.ts";
import { call } from "./call.ts";

const operation = z.object({
  operationId: z.string(),
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })),
  responses: z.record(z.string(), z.object({ description: z.string().min(1) })),
});
const shape = z.object({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

const document = shape.parse(openApiDocument());
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, found]) => ({ path, method, ...found })),
);

describe("the OpenAPI document", () => {
  test("is served as it is made", async () => {
    expect((await call("GET", "openapi.json")).body).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  test("names every route of the rights table, who needs to sign in, and each path parameter", () => {
    const expected = Object.entries<Right>(rights).map(([name, { method, path, who }]) => ({
      operationId: name,
      at: `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`,
      signedIn: who !== "anyone",
      parameters: [...path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter),
    }));
    const found = operations.map(({ operationId, path, method, security, parameters }) => ({
      operationId,
      at: `${method} ${path}`,
      signedIn: security.length > 0,
      parameters: parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
    }));
    const byName = (x: { operationId: string }, y: { operationId: string }) =>
      x.operationId < y.operationId ? -1 : 1;
    expect(found.sort(byName)).toEqual(expected.sort(byName));
  });

  test("has a schema behind every reference, and no schema nobody refers to", () => {
    const text = JSON.stringify(openApiDocument());
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect(text).not.toContain("$defs");
  });

  test("says of writes that they need a key, and of submissions what they are based on", () => {
    const headersOf = (id: string) =>
      operations
        .find(({ operationId }) => operationId === id)
        ?.parameters.filter((parameter) => parameter.in === "header")
        .map(({ name, required }) => [name, required]);
    expect(headersOf("accept")).toEqual([
      ["Idempotency-Key", true],
      ["If-Match", true],
    ]);
    expect(headersOf("submit")).toEqual([
      ["Idempotency-Key", false],
      ["If-Match", false],
      ["If-None-Match", false],
    ]);
    expect(headersOf("merged")).toEqual([["If-None-Match", false]]);
  });
});
