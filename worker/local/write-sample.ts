import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rehearsalTemplate } from "./rehearsal-template.ts";

/** demo/2025年演练-桐乡市.xlsx: the template of the rehearsal with invented figures filled in, ready to be submitted. */

const folder = join(import.meta.dirname, "..", "..", "demo");
const { figures, fill } = await rehearsalTemplate();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "2025年演练-桐乡市.xlsx"), await fill(figures));
