import {
  type ExplanationDraft,
  type ExplanationDrafts,
  explanationDraft,
} from "../flow/explanation-drafts.ts";
import type { Drawers } from "./drawers.ts";

/**
 * Explanations that were written on this machine, whoever is signed in. Those of a table whose unit was not known yet are
 * found under any unit: the person may have signed in since. What is damaged counts as absent.
 */
export const explanationDrawer = (drawers: Drawers, server: string): ExplanationDrafts => ({
  load: async ({ workbook, org, period }) => {
    const found = new Map<string, ExplanationDraft>();
    for (const unit of new Set([noUnit, org ?? noUnit])) {
      const under = [server, workbook, period, unit];
      for (const key of await drawers.keys("explanations", under)) {
        const draft = explanationDraft.safeParse(await drawers.read("explanations", key)).data;
        const fingerprint = key.at(-1);
        if (draft && fingerprint !== undefined) found.set(fingerprint, draft);
      }
    }
    return found;
  },
  save: ({ workbook, org, period }, fingerprint, draft) =>
    drawers.write("explanations", [server, workbook, period, org ?? noUnit, fingerprint], draft),
});

const noUnit = "";
