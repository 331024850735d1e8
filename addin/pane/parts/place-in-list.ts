/** Where somebody was led to in a list whose entries come and go: to which entry, the how manieth it was then. */
export type Place = { identity: string; index: number };

/** Indexes of the entry somebody is at, and of those one step before and after; null where there is none. */
export type Steps = { at: number | null; previous: number | null; next: number | null };

/** Where the entry is gone, the next step leads to the one that has taken its place. */
export function stepsFrom(identities: readonly string[], place: Place | null): Steps {
  const inside = (index: number) => (index >= 0 && index < identities.length ? index : null);
  if (place === null) return { at: null, previous: null, next: inside(0) };
  const at = inside(identities.indexOf(place.identity));
  const index = at ?? Math.min(place.index, identities.length);
  return { at, previous: inside(index - 1), next: inside(at === null ? index : index + 1) };
}
