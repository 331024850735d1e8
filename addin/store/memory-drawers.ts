import type { DrawerKey, DrawerName, Drawers } from "./drawers.ts";

/** Drawers that last as long as the page. */
export function memoryDrawers(): Drawers {
  const kept = new Map<string, unknown>();
  const place = (drawer: DrawerName, key: DrawerKey) => JSON.stringify([drawer, ...key]);
  return {
    read: async (drawer, key) => kept.get(place(drawer, key)),
    write: async (drawer, key, value) => void kept.set(place(drawer, key), value),
    remove: async (drawer, key) => void kept.delete(place(drawer, key)),
  };
}
