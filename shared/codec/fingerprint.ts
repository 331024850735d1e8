import { canonicalJson } from "./canonical-json.ts";
import { sha256Text } from "./sha256.ts";

/** First 32 hex digits of the SHA-256 of the parts as canonical JSON; the order of the parts counts. */
export const fingerprint = (parts: readonly string[]): string =>
  sha256Text(canonicalJson(parts)).slice(0, 32);
