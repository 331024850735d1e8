import { readPeriod } from "../../shared/codec/period.ts";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import { orgId, roundId } from "../../shared/schema/identifiers.ts";
import type { Failure } from "./tell.ts";

/** What a person may state on the command line, checked before anything is done with it. */
export type Given = { org?: string; period?: string; round?: string };

const usage = (sentence: string): { ok: false; error: Failure } => refuse({ kind: "usage", sentence });

export function readGiven(words: {
  org?: string | undefined;
  period?: string | undefined;
  round?: string | undefined;
}): Result<Given, Failure> {
  const given: Given = {};
  if (words.org !== undefined) {
    if (!orgId.safeParse(words.org).success)
      return usage(`“${words.org}”不是单位编号。请写区划代码（如 330483）或单位编号。`);
    given.org = words.org;
  }
  if (words.period !== undefined) {
    const period = readPeriod(words.period);
    if (!period.ok) return usage(`“${words.period}”不是报告期。请写年份，如 2024。`);
    given.period = period.value;
  }
  if (words.round !== undefined) {
    if (!roundId.safeParse(words.round).success)
      return usage(`“${words.round}”不是任务编号。任务编号用 status 查看。`);
    given.round = words.round;
  }
  return succeed(given);
}
