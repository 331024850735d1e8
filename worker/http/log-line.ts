/** One line of JSON a request, for the platform's log. Holds no figures, names, logins or tokens. */
export function logLine(fields: Record<string, string | number>): void {
  console.log(JSON.stringify(fields));
}
