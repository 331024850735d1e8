import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Folder of the library as Microsoft publishes it; its files are read at test time and never copied. */
export const officeFiles = join(
  dirname(createRequire(import.meta.url).resolve("@microsoft/office-js/package.json")),
  "dist",
);
