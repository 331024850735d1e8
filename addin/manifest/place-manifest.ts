import { type Result, refuse, succeed } from "../../shared/result.ts";

/** Where manifest.xml in the repository finds the add-in: the server of `npm start`. */
const localOrigin = "https://localhost:3000";

/** Why an address cannot serve the add-in. */
export type AddressProblem = "not-an-address" | "not-https" | "more-than-a-host";

/**
 * The manifest for an add-in served at another address.
 * @param manifest manifest.xml of the repository.
 * @param address scheme, host and, if need be, port: `https://zhibao.example.gov.cn`. A path cannot be: the add-in's
 *   own links start at the root of the host.
 */
export function placeManifest(manifest: string, address: string): Result<string, AddressProblem> {
  const url = URL.parse(address);
  if (url === null) return refuse("not-an-address");
  if (url.protocol !== "https:") return refuse("not-https");
  if (url.href !== `${url.origin}/`) return refuse("more-than-a-host");
  return succeed(manifest.replaceAll(localOrigin, url.origin));
}
