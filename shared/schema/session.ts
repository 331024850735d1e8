import * as z from "zod";
import { instant, orgId, personId } from "./identifiers.ts";

/** section 责任科室 · preparer 填表人 · head 单位负责人 · reviewer 市级审核 · cityAdmin 市级管理员 */
export const role = z.enum(["section", "preparer", "head", "reviewer", "cityAdmin"]);
export type Role = z.infer<typeof role>;

export const signInRequest = z.strictObject({
  login: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
});

export const refreshRequest = z.strictObject({ refreshToken: z.string().min(20).max(200) });

export const person = z.strictObject({
  id: personId,
  name: z.string().min(1).max(40),
  role,
  /** Unit the person belongs to; the city bureau's people belong to the city's own org. */
  org: orgId,
  orgName: z.string().min(1).max(40),
});
export type Person = z.infer<typeof person>;

export const session = z.strictObject({
  accessToken: z.string(),
  accessExpiresAt: instant,
  refreshToken: z.string(),
  person,
});
export type Session = z.infer<typeof session>;
