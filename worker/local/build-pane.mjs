import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOfFiles } from "./hash-of-files.mjs";

/** What the built pane is made from. */
const paneSources = ["addin", "shared", "vite.config.ts", "package-lock.json"];

/** dist/, made anew where its sources have changed (about 2 seconds). */
export function buildPane({ root, run }) {
  const stamp = join(root, ".wrangler", "pane-built");
  const wanted = hashOfFiles(root, paneSources, process.env.ZHIBAO_OFFICE_JS);
  const built = existsSync(join(root, "dist", "taskpane.html")) && existsSync(stamp);
  if (built && readFileSync(stamp, "utf8") === wanted) return;
  run("vite", ["build", "--logLevel", "warn"]);
  mkdirSync(join(root, ".wrangler"), { recursive: true });
  writeFileSync(stamp, wanted);
}
