import type { ProblemCode } from "../../shared/schema/problem.ts";
import { version } from "../version.ts";
import { type Contract, contracts } from "./contract.ts";
import { problems } from "./problem.ts";
import { type Right, type RouteName, rights } from "./rights.ts";
import { jsonSchemas, schemaRef } from "./wire-schemas.ts";

/** Made from the rights table, the contracts and the schemas both sides use; nothing in it is written twice. */
export function openApiDocument(): Record<string, unknown> {
  return {
    openapi: "3.1.0",
    info: {
      title: "指报 Zhibao",
      version,
      description: "科技创新指标报送。拒绝一律为 application/problem+json，以 code 区分。",
    },
    servers: [{ url: "/" }],
    paths: pathItems(),
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: jsonSchemas(),
    },
  };
}

function pathItems(): Record<string, Record<string, unknown>> {
  const items: Record<string, Record<string, unknown>> = {};
  for (const [name, contract] of Object.entries(contracts)) {
    if (!isRoute(name)) continue;
    const right: Right = rights[name];
    const path = right.path.replaceAll(/:(\w+)/g, "{$1}");
    items[path] = { ...items[path], [right.method.toLowerCase()]: operation(name, right, contract) };
  }
  return items;
}

const isRoute = (name: string): name is RouteName => Object.hasOwn(rights, name);

function operation(name: RouteName, right: Right, contract: Contract): Record<string, unknown> {
  return {
    operationId: name,
    summary: contract.summary,
    security: right.who === "anyone" ? [] : [{ bearer: [] }],
    ...(right.who === "anyone" ? {} : { "x-roles": right.who }),
    parameters: [...pathParameters(right), ...queryParameters(contract), ...headerParameters(contract)],
    ...(contract.request === undefined
      ? {}
      : { requestBody: { required: true, content: jsonContent(schemaRef(contract.request)) } }),
    responses: { ...successes(contract), ...refusals(right, contract) },
  };
}

const text = { type: "string" };

const pathParameters = ({ path }: Right) =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: "path", required: true, schema: text }));

const queryParameters = ({ query = {} }: Contract) =>
  Object.entries(query).map(([name, { required, description }]) => ({
    name,
    in: "query",
    required,
    description,
    schema: text,
  }));

function headerParameters({ keyed, tagged, precondition }: Contract) {
  const header = (name: string, required: boolean, description: string) => ({
    name,
    in: "header",
    required,
    description,
    schema: text,
  });
  return [
    // Not required in the document: a dry run goes without.
    ...(keyed ? [header("Idempotency-Key", precondition !== "first", "UUID；重发同一请求时不变")] : []),
    ...(precondition === "match" ? [header("If-Match", true, "所审核的上报的 ETag")] : []),
    ...(precondition === "first"
      ? [
          header("If-Match", false, "所修改的上报的 ETag"),
          header("If-None-Match", false, "首次上报：*；与 If-Match 二者必有其一"),
        ]
      : []),
    ...(tagged ? [header("If-None-Match", false, "已有内容的 ETag；未变则 304")] : []),
  ];
}

const jsonContent = (schema: object) => ({ "application/json": { schema } });

const etagHeader = { ETag: { schema: text } };

function successes({ reply, created, tagged, precondition }: Contract): Record<string, object> {
  if (reply === null) return { 204: { description: "已完成" } };
  if (reply === "html") return { 200: { description: "网页", content: { "text/html": { schema: text } } } };
  const headers = tagged || precondition !== undefined ? { headers: etagHeader } : {};
  const success = { description: "成功", ...headers, content: jsonContent(schemaRef(reply)) };
  return {
    200: success,
    ...(created ? { 201: { ...success, description: "已保存为新的一次上报" } } : {}),
    ...(tagged ? { 304: { description: "未变", headers: etagHeader } } : {}),
  };
}

/** Every code a route may refuse with, those from its middleware included; several codes may share a status. */
export function problemCodes({ who }: Right, contract: Contract): ProblemCode[] {
  const codes: ProblemCode[] = [
    ...(who === "anyone" ? [] : (["unauthenticated", "session-expired", "forbidden"] as const)),
    ...(contract.request === undefined
      ? []
      : (["not-json", "malformed", "body-too-large", "unsupported-media-type"] as const)),
    ...(contract.keyed ? (["malformed", "key-reused"] as const) : []),
    ...(contract.precondition === undefined ? [] : (["precondition-required", "stale"] as const)),
    ...contract.problems,
    "internal",
    "unavailable",
  ];
  return [...new Set(codes)];
}

function refusals(right: Right, contract: Contract): Record<string, object> {
  const codes = problemCodes(right, contract);
  const statuses = [...new Set(codes.map((code) => problems[code][0]))].sort();
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: codes.filter((code) => problems[code][0] === status).join(" | "),
        content: { "application/problem+json": { schema: schemaRef("Problem") } },
      },
    ]),
  );
}
