import { existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { currentCertificate } from "../../worker/local/certificate.ts";

const dayMs = 86_400_000;
const validDays = 30;

let home = "";
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "zhibao-certificates-"));
  vi.spyOn(console, "log").mockImplementation(() => {}); // the library says that it has made one
});
afterAll(() => rm(home, { recursive: true }));

/** A folder with a certificate that holds for 30 days from now. */
async function made(name: string): Promise<string> {
  const folder = join(home, name);
  if (existsSync(folder)) return folder;
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((file) => join(folder, file));
  await generateCertificates(ca, cert, key, validDays, ["localhost"]);
  return folder;
}

const daysOn = (days: number) => new Date(Date.now() + days * dayMs);

describe("the certificate for https://localhost", () => {
  it("is the one the machine trusts, where there is one", async () => {
    const [trusted, own] = [await made("trusted"), await made("own")];
    const only = currentCertificate(new Date(), [trusted]);
    expect(only?.cert).toContain("BEGIN CERTIFICATE");
    expect(only?.key).toContain("PRIVATE KEY");
    expect(currentCertificate(new Date(), [trusted, own])).toEqual(only);
    expect(currentCertificate(new Date(), [own, trusted])).not.toEqual(only);
  });

  it("is none where there is no folder", () => {
    expect(currentCertificate(new Date(), [join(home, "nowhere")])).toBeNull();
  });

  it("is made anew before it runs out, not only afterwards", async () => {
    const own = await made("own");
    expect(currentCertificate(daysOn(validDays - 9), [own])).not.toBeNull();
    expect(currentCertificate(daysOn(validDays - 5), [own])).toBeNull();
    expect(currentCertificate(daysOn(validDays + 1), [own])).toBeNull();
  });
});
