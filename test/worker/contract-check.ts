import { problem } from "../../shared/schema/problem.ts";
import { contracts } from "../../worker/http/contract.ts";
import { problemCodes } from "../../worker/http/openapi.ts";
import { type Right, type RouteName, rights } from "../../worker/http/rights.ts";
import { wireSchemas } from "../../worker/http/wire-schemas.ts";

type Answer = { status: number; text: string; headers: Headers };

/** Every reply of every test is what the OpenAPI document says of its route: status, code, body and headers. */
export function checkContract(method: string, address: string, answer: Answer): void {
  const name = routeAt(method, address);
  if (name === undefined) return;
  const contract = contracts[name];
  const right: Right = rights[name];
  const { status } = answer;
  if (status >= 400) {
    const { code } = problem.parse(JSON.parse(answer.text));
    const type = answer.headers.get("Content-Type");
    if (type !== "application/problem+json") throw new Error(`${name} refused as ${type}`);
    if (!problemCodes(right, contract).includes(code)) throw new Error(`${name} does not name ${code}`);
    return;
  }
  const successes = [contract.reply === null ? 204 : 200, contract.created && 201, contract.tagged && 304];
  if (!successes.includes(status)) throw new Error(`${name} does not name ${status}`);
  const hasEtag = answer.headers.has("ETag");
  if (contract.tagged && !hasEtag) throw new Error(`${name} gave no ETag`);
  if (status === 304 || contract.reply === null || contract.reply === "html") return;
  wireSchemas[contract.reply].parse(JSON.parse(answer.text));
}

function routeAt(method: string, address: string): RouteName | undefined {
  const parts = new URL(address, "http://localhost").pathname.split("/");
  const score = (path: string) => path.split("/").filter((part) => part.startsWith(":")).length;
  const candidates = names
    .filter((name) => rights[name].method === method && fits(rights[name].path.split("/"), parts))
    .sort((a, b) => score(rights[a].path) - score(rights[b].path));
  return candidates[0];
}

const names = Object.keys(rights).filter((name): name is RouteName => Object.hasOwn(rights, name));

const fits = (pattern: readonly string[], parts: readonly string[]) =>
  pattern.length === parts.length &&
  pattern.every((part, index) => part.startsWith(":") || part === parts[index]);
