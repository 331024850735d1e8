import { type IDBPDatabase, openDB } from "idb";
import * as z from "zod";
import { type DrawerKey, type Drawers, drawerNames, isUnder } from "./drawers.ts";

/** Raised with every change of the drawers. */
const version = 6;

/**
 * Drawers in the browser's IndexedDB: private to the origin, shared by all its pages. null where the browser has none
 * or keeps nothing for this page: private windows, web views and frames whose storage is blocked.
 */
export async function indexedDrawers(name: string): Promise<Drawers | null> {
  const database = reopening(() => openDatabase(name));
  try {
    await database((opened) => opened.count("choices"));
  } catch (error) {
    if (keepsNothing(error)) return null;
    throw error;
  }
  return {
    read: (drawer, key) => database((opened) => opened.get(drawer, key)),
    write: async (drawer, key, value) => {
      await database((opened) => opened.put(drawer, value, key));
    },
    remove: (drawer, key) => database((opened) => opened.delete(drawer, key)),
    keys: async (drawer, under) => {
      const all = await database((opened) => opened.getAllKeys(drawer));
      return all.flatMap((key) => drawerKey.safeParse(key).data ?? []).filter(isUnder(under));
    },
  };
}

const drawerKey = z.array(z.string()).transform((key): [DrawerKey] => [key]);

/** Browsers refuse with a DOMException of one name or another; where the name itself is missing it is a ReferenceError. */
const keepsNothing = (error: unknown): boolean =>
  error instanceof DOMException || typeof indexedDB === "undefined";

const isDrawer = (name: string): boolean => drawerNames.some((drawer) => drawer === name);

const openDatabase = (name: string): Promise<IDBPDatabase> =>
  openDB(name, version, {
    upgrade: (database) => {
      for (const store of database.objectStoreNames) {
        if (!isDrawer(store)) database.deleteObjectStore(store);
      }
      for (const drawer of drawerNames) {
        if (!database.objectStoreNames.contains(drawer)) database.createObjectStore(drawer);
      }
    },
    // A newer pane beside this one wants to change the database: it must not wait for this one to be closed.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });

/**
 * Runs work on one connection, opened anew once where it was lost: WebKit drops the connections of pages that were in
 * the background.
 */
function reopening(open: () => Promise<IDBPDatabase>) {
  let connection: Promise<IDBPDatabase> | undefined;
  const connected = async (): Promise<IDBPDatabase> => {
    connection ??= open();
    try {
      return await connection;
    } catch (error) {
      // What could not be opened now may be opened the next time.
      connection = undefined;
      throw error;
    }
  };
  const once = async <T>(work: (opened: IDBPDatabase) => Promise<T>): Promise<T> => work(await connected());
  return async <T>(work: (opened: IDBPDatabase) => Promise<T>): Promise<T> => {
    try {
      return await once(work);
    } catch (error) {
      if (!isLost(error)) throw error;
      connection = undefined;
      return once(work);
    }
  };
}

const isLost = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "InvalidStateError" || error.name === "UnknownError");
