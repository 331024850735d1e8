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

/** Addresses of the workbook page. */
export const workbookPagePaths = ["/", "/index.html"];

/** What the browser is told of the workbook page: its grid draws pictures and may run workers from memory; nobody frames it. */
export const workbookPageHeaders: Record<string, string> = {
  "Content-Security-Policy": [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'", // Fluent and Univer write their styles as they are needed
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
};

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
  const lines = (headers: Record<string, string>) =>
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const immutable = "  Cache-Control: public, max-age=31536000, immutable";
  // Office shows icons of its own in place of those it may not keep, which the assets' default would tell it.
  const icons = "  Cache-Control: public, max-age=86400";
  // Without "!" a page would get both policies and have to keep to the narrower of each rule.
  const page = Object.keys(workbookPageHeaders).map((name) => `  ! ${name}`);
  return [
    ...["/*", ...lines(paneHeaders(officeJs))],
    ...workbookPagePaths.flatMap((path) => [path, ...page, ...lines(workbookPageHeaders)]),
    ...["/assets/*", immutable, "/icons/*", icons, ""],
  ].join("\n");
}
