import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

/** What npm start works with; the rest of the project does not have to be there. */
const parts = [
  "addin",
  "shared",
  "worker",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "wrangler.toml",
];

/** Caches, and what tells which lockfile was installed: each folder has its own. */
const ownFiles = [".vite", ".installed-lockfile"];

/**
 * The project in a folder of its own, as it is after npm ci and before its first start, so that a test may start it
 * without touching the database and the demo that somebody is working with.
 */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "zhibao-started-"));
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!ownFiles.some((own) => name.startsWith(own)))
      symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
  }
  const lockfile = createHash("sha256").update(readFileSync(join(folder, "package-lock.json")));
  writeFileSync(join(modules, ".installed-lockfile"), lockfile.digest("hex"));
  return folder;
}
