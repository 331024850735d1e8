/**
 * Sites that show the pane in a frame: Excel on the web, the pages around it, and their counterparts in China run by
 * 21Vianet. On the desktop the pane stands in a window of its own.
 */
const officeHosts = [
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.sharepoint.com",
  "https://*.cloud.microsoft",
  "https://*.microsoft365.com",
  "https://onedrive.live.com",
  "https://*.officewebapps.cn",
  "https://*.sharepoint.cn",
  "https://*.partner.microsoftonline.cn",
];

/** What the browser is told of every page and file of the pane. X-Frame-Options would keep Excel on the web out. */
export const paneHeaders = (officeJs: URL): Record<string, string> => ({
  "Content-Security-Policy": [
    "default-src 'self'",
    `script-src 'self' ${officeJs.origin}`,
    "style-src 'self' 'unsafe-inline'", // Fluent writes its styles into <style> as they are needed
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors 'self' ${officeHosts.join(" ")}`,
  ].join("; "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
});

/**
 * dist/_headers, as Cloudflare's assets read it. Files under /assets have a hash of their content in their name and
 * never change; for the others the server is asked whether they have.
 */
export function headersFile(officeJs: URL): string {
  const lines = Object.entries(paneHeaders(officeJs)).map(([name, value]) => `  ${name}: ${value}`);
  const immutable = "  Cache-Control: public, max-age=31536000, immutable";
  // Office shows icons of its own in place of those it may not keep, which the assets' default would tell it.
  const icons = "  Cache-Control: public, max-age=86400";
  return ["/*", ...lines, "/assets/*", immutable, "/icons/*", icons, ""].join("\n");
}
