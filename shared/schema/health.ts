import * as z from "zod";

export const health = z.strictObject({ status: z.literal("ok"), version: z.string(), time: z.string() });
