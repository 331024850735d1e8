import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

type Cost = { N: number; r: number; p: number };

/** About 0.1 s and 32 MB a hash: what a Worker has room for several times over. */
const cost: Cost = { N: 2 ** 15, r: 8, p: 1 };
const keyBytes = 32;
/** scrypt needs 128 · N · r bytes, 32 MB at this cost; twice that leaves room without giving all memory away. */
const maxmem = 64 * 1024 * 1024;

/** "scrypt$32768$8$1$<salt>$<key>": the cost is kept with the hash, so that it can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Throws on a stored hash that is none: nobody could ever sign in with it, which should not pass for a typo. */
export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = stored.split("$");
  if (scheme !== "scrypt" || salt === undefined || key === undefined)
    throw new Error("unknown password hash");
  const expected = Buffer.from(key, "base64url");
  const actual = await derive(password, Buffer.from(salt, "base64url"), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** Checked where the login is unknown, so that an unknown login takes as long as a wrong password. */
export const nobodysPassword = `scrypt$${cost.N}$${cost.r}$${cost.p}$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Composed and decomposed forms of a letter are one password, whichever keyboard typed them. */
const derive = (password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, keyBytes, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
