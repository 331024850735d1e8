import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Certificate and key for https://localhost, in PEM. */
export type Certificate = { cert: string; key: string };

/** Where `office-addin-dev-certs install` puts those that the machine trusts. */
const trustedFolder = join(homedir(), ".office-addin-dev-certs");
/** Where ours are made; trusted by nobody until the person says so. */
export const ownFolder = join(import.meta.dirname, "..", "..", ".certs");

/** One that runs out within these days is made anew: a server may stand for a while. */
const spareDays = 7;
const dayMs = 86_400_000;

/** The one the machine trusts, else ours; null where neither is there or both have run out. */
export function currentCertificate(now: Date, folders = [trustedFolder, ownFolder]): Certificate | null {
  for (const folder of folders) {
    const [certFile, keyFile] = [join(folder, "localhost.crt"), join(folder, "localhost.key")];
    if (!existsSync(certFile) || !existsSync(keyFile)) continue;
    const cert = readFileSync(certFile, "utf8");
    const endsAt = Date.parse(new X509Certificate(cert).validTo);
    if (endsAt - now.getTime() > spareDays * dayMs) return { cert, key: readFileSync(keyFile, "utf8") };
  }
  return null;
}
