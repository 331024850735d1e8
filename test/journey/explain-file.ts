import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";

const written = z.object({
  explanations: z.array(z.object({ fingerprint: z.string(), category: z.string(), text: z.string() })),
});

/** Fills in every explanation that the command line has asked for in a file (--write-explanations). */
export function explainFile(path: string, said: { category: string; text: string }): void {
  const { explanations } = written.parse(JSON.parse(readFileSync(path, "utf8")));
  const filled = explanations.map((one) => ({ ...one, ...said }));
  writeFileSync(path, JSON.stringify({ explanations: filled }));
}
