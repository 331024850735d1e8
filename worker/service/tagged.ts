import { snapshotEtag } from "../store/snapshots.ts";
import { sha256Hex } from "./hash.ts";

/** JSON text and its ETag; `body` null when the asker has it already (304). */
export type Tagged = { etag: string; body: string | null };

/** A reply tagged by its own text, for what is put together anew at each request. */
export function tagged(body: string, knownEtag: string): Tagged {
  const etag = snapshotEtag([sha256Hex(body)]);
  return { etag, body: etag === knownEtag ? null : body };
}
