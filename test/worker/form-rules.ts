import { ruleList } from "../../shared/schema/form-rule.ts";
import { call, newKey } from "./call.ts";

export const rulesPath = "forms/small/versions/1/rules";

/** Big firms are firms: 其中 as a rule. */
export const bigFirms = {
  severity: "error",
  text: "测试大企业数 * 4 ≤ 测试企业数",
  missing: "skipIfAnyMissing",
  reason: "四家里至多一家大企业",
};

export const draft = (rule = "FORM-51", more: object = {}, as = "admin") =>
  call("PUT", `${rulesPath}/${rule}`, { as, body: { ...bigFirms, ...more }, headers: newKey() });

export const step = (body: object, { rule = "FORM-51", version = 1, as = "admin" } = {}) =>
  call("POST", `${rulesPath}/${rule}/versions/${version}/steps`, { as, body, headers: newKey() });

/** Id, version and state of every rule that `as` sees. */
export async function statesSeen(as: string): Promise<(string | number)[][]> {
  const { body } = await call("GET", rulesPath, { as });
  return ruleList.parse(body).rules.map(({ id, version, state }) => [id, version, state]);
}
