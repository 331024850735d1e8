import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";

const validDays = 30;
const keptDays = 20;
const folder = join(tmpdir(), "excel-sim-certificate");

/** Key and certificate for https://localhost, made once and kept in the temp folder; trusted by nobody. */
export async function localhostCertificate(): Promise<{ key: string; cert: string }> {
  if (isOld()) await make();
  return {
    key: readFileSync(join(folder, "key.pem"), "utf8"),
    cert: readFileSync(join(folder, "cert.pem"), "utf8"),
  };
}

function isOld(): boolean {
  const cert = join(folder, "cert.pem");
  return !existsSync(cert) || Date.now() - statSync(cert).mtimeMs > keptDays * 24 * 3600 * 1000;
}

/** Made aside and put in place whole: several test files may be at it at once, the first one wins. */
async function make(): Promise<void> {
  const aside = mkdtempSync(join(tmpdir(), "excel-sim-making-"));
  const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) => join(aside, name));
  await generateCertificates(ca, cert, key, validDays, ["localhost"]);
  if (!isOld()) {
    rmSync(aside, { recursive: true });
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(aside, folder);
  } catch (error) {
    if (isOld()) throw error;
    rmSync(aside, { recursive: true });
  }
}
