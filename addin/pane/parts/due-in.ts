import { beijingTime } from "../../text/beijing-time.ts";

/** How far a due time is away, in calendar days of Beijing time; 0 is today, or earlier today when it is over. */
export type DueIn = { over: boolean; days: number };

const dayMs = 86_400_000;
const dayOf = (instant: string): number =>
  Date.parse(`${beijingTime(instant).slice(0, 10)}T00:00:00Z`) / dayMs;

export function dueIn(dueAt: string, now: Date): DueIn {
  const days = dayOf(dueAt) - dayOf(now.toISOString());
  return { over: now.getTime() > Date.parse(dueAt), days: Math.abs(days) };
}
