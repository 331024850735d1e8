import { createHash } from "node:crypto";

/** SHA-256 of UTF-8 text in lower-case hex; the native one, since every submission is hashed. */
export const sha256Hex = (text: string): string => createHash("sha256").update(text).digest("hex");
