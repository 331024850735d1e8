import { type DrawerKey, type DrawerName, type Drawers, isUnder } from "./drawers.ts";

/** Drawers that last as long as the page. */
export function memoryDrawers(): Drawers {
  const kept = new Map<string, { drawer: DrawerName; key: DrawerKey; value: unknown }>();
  const place = (drawer: DrawerName, key: DrawerKey) => JSON.stringify([drawer, ...key]);
  return {
    read: async (drawer, key) => kept.get(place(drawer, key))?.value,
    write: async (drawer, key, value) => void kept.set(place(drawer, key), { drawer, key, value }),
    remove: async (drawer, key) => void kept.delete(place(drawer, key)),
    keys: async (drawer, under) =>
      [...kept.values()]
        .filter((entry) => entry.drawer === drawer)
        .map(({ key }) => key)
        .filter(isUnder(under)),
  };
}
