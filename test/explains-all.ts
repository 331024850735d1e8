import type { SayingsOf } from "../addin/flow/explaining.ts";
import { needsExplanation } from "../shared/validate/explanations.ts";

/** Explains whatever a table is asked, for tests that are about something else. */
export const explainsAll: SayingsOf = async (_snapshot, report) =>
  new Map(
    report.findings
      .filter(needsExplanation)
      .map(({ fingerprint }) => [
        fingerprint,
        { category: "oneOff", text: "演练说明（虚构）：上年有一次性大项目。" },
      ]),
  );
