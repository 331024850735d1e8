import { env } from "cloudflare:workers";
import { accept, moveRound, submit } from "./call.ts";
import { round, testCity, units } from "./city.ts";
import { document } from "./document.ts";

/**
 * The city most tests begin with. draft: a draft · r2024: open, the first unit has submitted, the second is accepted,
 * the others have sent nothing · done: published, all units accepted.
 */
export async function scene(): Promise<void> {
  await testCity(env.DB, { rounds: [round("draft"), round("r2024"), round("done", { period: "2023" })] });
  await moveRound("r2024", "open");
  await moveRound("done", "open");
  const [a, b] = units;
  await submit("r2024", document(a));
  const sent = await submit("r2024", document(b));
  await accept("r2024", b, sent.etag);
  for (const [index, org] of units.entries()) {
    const reported = await submit("done", lastYear(org, index));
    await accept("done", org, reported.etag);
  }
  await moveRound("done", "close");
  await moveRound("done", "publish");
}

/** 2023: 20 firms in the first unit, 21 in the second … */
export function lastYear(org: string, index: number) {
  const sent = document(org, [String(20 + index), "4", "1.5"]);
  const figures = sent.figures.map((figure) => ({ ...figure, period: "2023" }));
  return { ...sent, period: "2023", figures };
}
