import type { Role } from "../../shared/schema/session.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Who may call a route. A route that is not in the table below is not served at all. */
export type Right = {
  readonly method: Method;
  readonly path: string;
  /** "anyone" needs no sign-in. */
  readonly who: "anyone" | readonly Role[];
  /** The :org of the path must be the person's own, unless the person is the city's. */
  readonly ownOrg: boolean;
};

const city = ["reviewer", "cityAdmin"] as const satisfies readonly Role[];
const county = ["section", "preparer", "head"] as const satisfies readonly Role[];
const everyone = [...county, ...city] as const satisfies readonly Role[];
const preparers = ["preparer"] as const satisfies readonly Role[];
const fillers = ["section", "preparer"] as const satisfies readonly Role[];

const api = "/api/v1";
const round = `${api}/rounds/:round`;
const formVersion = `${api}/forms/:form/versions/:version`;
const ownTable = `${api}/orgs/:org/forms/:form/tables/:fingerprint`;
const submission = `${round}/submissions/:org`;

const open = (method: Method, path: string) => ({ method, path, who: "anyone", ownOrg: false }) as const;
const signedIn = (method: Method, path: string) => ({ method, path, who: everyone, ownOrg: false }) as const;
const forCity = (method: Method, path: string) => ({ method, path, who: city, ownOrg: false }) as const;
const forAdmin = (method: Method, path: string) =>
  ({ method, path, who: ["cityAdmin"], ownOrg: false }) as const;
const ofOrg = (method: Method, path: string, who: readonly Role[]) =>
  ({ method, path, who, ownOrg: true }) as const;

/** The rights table: every route, and who may call it. */
export const rights = {
  home: open("GET", "/"),
  health: open("GET", `${api}/health`),
  openapi: open("GET", `${api}/openapi.json`),
  demo: open("GET", `${api}/demo`),
  signIn: open("POST", `${api}/sessions`),
  refresh: open("POST", `${api}/sessions/refresh`),
  signOut: signedIn("DELETE", `${api}/sessions/current`),
  orgs: signedIn("GET", `${api}/orgs`),
  forms: signedIn("GET", `${api}/forms`),
  formAliases: signedIn("GET", `${api}/forms/:form/aliases`),
  offerAliases: ofOrg("PUT", `${api}/orgs/:org/alias-offers`, fillers),
  aliasCases: forCity("GET", `${api}/alias-offers`),
  decideAlias: forCity("POST", `${api}/alias-offers/decisions`),
  ownTable: ofOrg("GET", ownTable, county),
  tellOwnTable: ofOrg("PUT", ownTable, fillers),
  form: signedIn("GET", formVersion),
  rules: signedIn("GET", `${formVersion}/rules`),
  draftRule: forAdmin("PUT", `${formVersion}/rules/:rule`),
  rulePast: forCity("GET", `${formVersion}/rules/:rule/versions/:number/past`),
  moveRule: forAdmin("POST", `${formVersion}/rules/:rule/versions/:number/steps`),
  rounds: signedIn("GET", `${api}/rounds`),
  round: signedIn("GET", round),
  openRound: forCity("POST", `${round}/open`),
  closeRound: forCity("POST", `${round}/close`),
  publishRound: forCity("POST", `${round}/publish`),
  board: forCity("GET", `${round}/board`),
  figures: forCity("GET", `${round}/figures`),
  merged: signedIn("GET", `${round}/merged`),
  mergedSeveral: signedIn("GET", `${api}/merged`),
  history: ofOrg("GET", `${round}/history/:org`, everyone),
  releases: forCity("GET", `${round}/releases`),
  releasesOfUnit: ofOrg("GET", `${round}/releases/:org`, everyone),
  askRelease: ofOrg("POST", `${round}/releases/:org`, preparers),
  decideRelease: ofOrg("POST", `${round}/releases/:org/decisions`, city),
  submission: ofOrg("GET", submission, everyone),
  revision: ofOrg("GET", `${submission}/revisions/:revision`, everyone),
  submit: ofOrg("PUT", submission, preparers),
  return: ofOrg("POST", `${submission}/return`, city),
  accept: ofOrg("POST", `${submission}/accept`, city),
} as const satisfies Record<string, Right>;

export type RouteName = keyof typeof rights;

const byRoute: ReadonlyMap<string, Right> = new Map(
  Object.values<Right>(rights).map((right) => [`${right.method} ${right.path}`, right]),
);

/** The right of a route as Hono matched it; undefined when nobody was given one. */
export const rightOf = (method: string, path: string): Right | undefined => byRoute.get(`${method} ${path}`);

/** Methods that are served at an address, to tell 405 from 404. */
export function methodsAt(address: string): Method[] {
  const parts = address.split("/");
  return Object.values<Right>(rights)
    .filter(({ path }) => fits(path.split("/"), parts))
    .map(({ method }) => method);
}

const fits = (pattern: readonly string[], parts: readonly string[]): boolean =>
  pattern.length === parts.length &&
  pattern.every((part, index) => part === parts[index] || (part.startsWith(":") && parts[index] !== ""));
