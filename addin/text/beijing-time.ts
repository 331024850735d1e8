/** China has one time zone without summer time: UTC+8. */
const offsetMs = 8 * 60 * 60 * 1000;

/** An instant as people in China read it: "2025-03-31 17:00". Instants are stored in UTC. */
export const beijingTime = (instant: string): string =>
  new Date(Date.parse(instant) + offsetMs).toISOString().slice(0, 16).replace("T", " ");
