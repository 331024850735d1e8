// The pane over HTTPS, as Excel needs it, and the local server's API on the same origin. Started by npm start (as it is
// built) and by npm run dev (--live: from the sources, redrawn when they change).
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createServer, preview } from "vite";
import { currentCertificate } from "./certificate.ts";

const { values } = parseArgs({
  options: { port: { type: "string" }, api: { type: "string" }, live: { type: "boolean" } },
});
const certificate = currentCertificate(new Date());
if (certificate === null) throw new Error("There is no certificate: make-certificate.ts comes first");

const configFile = join(import.meta.dirname, "..", "..", "vite.config.ts");
const served = {
  host: "127.0.0.1",
  port: Number(values.port),
  strictPort: true,
  https: certificate,
  proxy: { "/api": values.api ?? "" },
};
if (values.live) await (await createServer({ configFile, logLevel: "warn", server: served })).listen();
else await preview({ configFile, logLevel: "warn", preview: served });

// Whoever started this may be killed without a word.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit();
}, 1000).unref();
