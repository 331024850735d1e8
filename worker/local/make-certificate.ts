// npm start: a certificate for https://localhost in .certs/, where there is none that holds. Needs no rights.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";
import { currentCertificate, ownFolder } from "./certificate.ts";

/** What macOS still takes from a certificate that a person has trusted. */
const validDays = 365;

if (currentCertificate(new Date()) === null) {
  rmSync(ownFolder, { recursive: true, force: true }); // the library writes over nothing
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(ownFolder, name));
  await generateCertificates(ca, cert, key, validDays, ["localhost", "127.0.0.1"]);
}
