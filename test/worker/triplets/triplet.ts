import type { Answered } from "../call.ts";

/**
 * What every route must show: it works for the right person, refuses input that does not fit, and refuses a person who
 * may not. Each starts from the city of `scene.ts`.
 */
export type Triplet = {
  happy: () => Promise<void>;
  wrongInput: () => Promise<void>;
  wrongPerson: () => Promise<void>;
};

/** Asks as somebody and says what came of it: the status, and the code of a refusal. */
export const outcome = ({ status, body }: Answered): string => {
  const code = typeof body === "object" && body !== null && "code" in body ? ` ${String(body.code)}` : "";
  return `${status}${code}`;
};
