/** Where Excel outside of China gets office.js. For Microsoft 365 run by 21Vianet (世纪互联) see docs/部署.md. */
const worldwide = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/**
 * Address of Microsoft's own office.js, which is never part of the pane. Throws where it is none: office.js finds its
 * other files beside the script tag whose address ends in /office.js.
 */
export function officeJsAddress(set: string | undefined): URL {
  const address = URL.parse(set || worldwide);
  if (address?.protocol === "https:" && address.pathname.endsWith("/office.js")) return address;
  throw new Error(`ZHIBAO_OFFICE_JS 要写成 https://……/office.js，现在是“${set}”。`);
}
