import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** One hash over files and whole folders, given by their paths in the project; `more` is what else decides. */
export function hashOfFiles(root, paths, more = "") {
  const hash = createHash("sha256").update(more);
  const add = (path) => {
    const place = join(root, path);
    if (statSync(place).isDirectory()) {
      for (const name of readdirSync(place).sort()) add(`${path}/${name}`);
    } else hash.update(`${path}\n`).update(readFileSync(place));
  };
  for (const path of paths) add(path);
  return hash.digest("hex");
}
