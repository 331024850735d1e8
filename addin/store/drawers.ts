/** What is kept apart: a key of one drawer says nothing in another. */
export const drawerNames = [
  "sessions",
  "outbox",
  "seen",
  "pulls",
  "choices",
  "workbooks",
  "tables",
  "replies",
  "explanations",
] as const;
export type DrawerName = (typeof drawerNames)[number];

/** Parts of a key from the general to the special; the first is the server. */
export type DrawerKey = string[];

/** Small things kept by name. What is read may be of another version or damaged: whoever reads checks it. */
export interface Drawers {
  /** undefined where nothing is kept. */
  read(drawer: DrawerName, key: DrawerKey): Promise<unknown>;
  write(drawer: DrawerName, key: DrawerKey, value: unknown): Promise<void>;
  remove(drawer: DrawerName, key: DrawerKey): Promise<void>;
  /** Keys that begin with these parts, in no order. */
  keys(drawer: DrawerName, under: DrawerKey): Promise<DrawerKey[]>;
}

export const isUnder =
  (under: DrawerKey) =>
  (key: DrawerKey): boolean =>
    under.every((part, index) => key[index] === part);
