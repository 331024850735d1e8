import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { KeptSubmission, OutboxId } from "../../../addin/flow/outbox.ts";
import type { PullMark } from "../../../addin/flow/pull-memory.ts";
import { openStores } from "../../../addin/store/open-stores.ts";
import { aSession } from "../api/a-session.ts";

const server = "https://zhibao.test";
const { person } = aSession();
const other = { ...person, id: "p-other" };

const id: OutboxId = { round: "y2024", org: "330481", hash: "a".repeat(64) };
const kept: KeptSubmission = { key: "00000000-0000-4000-8000-000000000001", base: { etag: '"r1-e1"' } };
const mark: PullMark = { etag: '"e"', sheet: "同级对比", contents: "b".repeat(64) };
const answers = { columns: { 某数: "actual" as const }, rows: { 本局口径: "KJ-13" } };
const selection = { orgs: ["330482"], indicators: ["KJ-07"] };

const open = (changes: { server?: string; partition?: string | null } = {}) =>
  openStores({ server, partition: null, ...changes });

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe("what the pane keeps in the browser", () => {
  test("is there again when the pane is opened anew", async () => {
    const first = await open();
    const stores = first.storesOf(person);
    await first.sessions.save(aSession());
    await stores.outbox.save(id, kept);
    await stores.seen.save("y2024", "330481", '"r1-e1"');
    await stores.pulls.save("book-1", "y2024", mark);
    await stores.choices.keepPeers("y2024", selection);
    await first.tables.keep("fingerprint", { answers, over: null });

    const again = await open();
    const found = again.storesOf(person);
    expect(again.durable).toBe(true);
    expect(await again.sessions.load()).toEqual(aSession());
    expect(await found.outbox.load(id)).toEqual(kept);
    expect(await found.outbox.waiting()).toEqual([id]);
    expect(await found.seen.load("y2024", "330481")).toBe('"r1-e1"');
    expect(await found.pulls.load("book-1", "y2024")).toEqual(mark);
    expect(await found.choices.peers("y2024")).toEqual(selection);
    expect(await again.tables.recall("fingerprint")).toEqual({ answers, over: null });
    await again.tables.forget("fingerprint");
    expect(await again.tables.recall("fingerprint")).toBeNull();
  });

  test("of tables as an older version kept it still holds", async () => {
    const { tables } = await open();
    const database = await openDB("zhibao");
    await database.put("tables", answers, [server, "fingerprint"]);
    database.close();
    expect(await tables.recall("fingerprint")).toEqual({ answers, over: null });
  });

  test("is nothing at first", async () => {
    const { sessions, storesOf, tables } = await open();
    const { outbox, seen, pulls, choices } = storesOf(person);
    expect(await tables.recall("fingerprint")).toBeNull();
    expect(await sessions.load()).toBeNull();
    expect(await outbox.load(id)).toBeNull();
    expect(await seen.load("y2024", "330481")).toBeNull();
    expect(await pulls.load("book-1", "y2024")).toBeNull();
    expect(await choices.peers("y2024")).toBeNull();
  });

  test("is forgotten when it is cleared", async () => {
    const { sessions, storesOf } = await open();
    const { outbox } = storesOf(person);
    await sessions.save(aSession());
    await outbox.save(id, kept);
    await sessions.clear();
    await outbox.clear(id);
    expect(await sessions.load()).toBeNull();
    expect(await outbox.load(id)).toBeNull();
  });

  test("belongs to one person at one server", async () => {
    const here = await open();
    await here.sessions.save(aSession());
    await here.storesOf(person).outbox.save(id, kept);
    expect(await here.storesOf(other).outbox.load(id)).toBeNull();
    expect(await here.storesOf(other).outbox.waiting()).toEqual([]);
    const elsewhere = await open({ server: "https://other.test" });
    expect(await elsewhere.sessions.load()).toBeNull();
    expect(await elsewhere.storesOf(person).outbox.load(id)).toBeNull();
  });

  test("belongs to one partition of the host", async () => {
    const one = await open({ partition: "site-one" });
    await one.sessions.save(aSession());
    expect(await (await open({ partition: "site-two" })).sessions.load()).toBeNull();
    expect(await (await open({ partition: "site-one" })).sessions.load()).toEqual(aSession());
  });

  test("that another pane has just stored is seen: a renewed session is used by both", async () => {
    const [one, two] = [await open(), await open()];
    await one.sessions.save(aSession({ accessToken: "access-2" }));
    expect((await two.sessions.load())?.accessToken).toBe("access-2");
  });

  test("counts as absent where it is damaged or of another version", async () => {
    const { sessions, storesOf, tables } = await open();
    const { outbox, seen, pulls, choices } = storesOf(person);
    const database = await openDB("zhibao");
    await database.put("sessions", { accessToken: 1 }, [server]);
    await database.put("outbox", { ...kept, key: "no-uuid" }, [server, person.id, id.round, id.org, id.hash]);
    await database.put("seen", 7, [server, person.id, "y2024", "330481"]);
    await database.put("pulls", null, [server, person.id, "book-1", "y2024"]);
    await database.put("tables", { columns: { 某数: "nothing" }, rows: {} }, [server, "fingerprint"]);
    await database.put("choices", { orgs: "all" }, [server, person.id, "peers", "y2024"]);
    database.close();
    expect(await sessions.load()).toBeNull();
    expect(await outbox.load(id)).toBeNull();
    expect(await seen.load("y2024", "330481")).toBeNull();
    expect(await pulls.load("book-1", "y2024")).toBeNull();
    expect(await choices.peers("y2024")).toBeNull();
    expect(await tables.recall("fingerprint")).toBeNull();
  });

  test("is reached again when the browser has dropped the connection", async () => {
    const opened: IDBDatabase[] = [];
    const plain = indexedDB.open.bind(indexedDB);
    vi.spyOn(indexedDB, "open").mockImplementation((name, version) => {
      const request = plain(name, version);
      request.addEventListener("success", () => opened.push(request.result));
      return request;
    });
    const { sessions } = await open();
    await sessions.save(aSession());
    for (const database of opened) database.close();
    expect(await sessions.load()).toEqual(aSession());
    expect(opened).toHaveLength(2);
  });

  test("is reached again after it could not be opened for once", async () => {
    const opened: IDBDatabase[] = [];
    const plain = indexedDB.open.bind(indexedDB);
    const opening = vi.spyOn(indexedDB, "open").mockImplementation((name, version) => {
      const request = plain(name, version);
      request.addEventListener("success", () => opened.push(request.result));
      return request;
    });
    const { sessions } = await open();
    await sessions.save(aSession());
    for (const database of opened) database.close();
    opening.mockImplementationOnce(() => {
      throw new DOMException("the disk is full", "QuotaExceededError");
    });
    await expect(sessions.load()).rejects.toThrow("the disk is full");
    expect(await sessions.load()).toEqual(aSession());
  });

  test("does not stand in the way of a newer pane that changes the database", async () => {
    const { sessions } = await open();
    await sessions.save(aSession());
    const newer = await openDB("zhibao", 100, {
      upgrade: (database) => void database.createObjectStore("new"),
    });
    expect([...newer.objectStoreNames]).toContain("new");
    newer.close();
  });
});

describe("a browser that keeps nothing", () => {
  const refusing = () => {
    const factory = new IDBFactory();
    vi.spyOn(factory, "open").mockImplementation(() => {
      throw new DOMException("storage is blocked", "SecurityError");
    });
    return factory;
  };

  test.each([
    ["has no IndexedDB", () => undefined],
    ["blocks it for this page", refusing],
  ])("(%s) is said to, and the pane works as long as it is open", async (_name, factory) => {
    vi.stubGlobal("indexedDB", factory());
    const { sessions, storesOf, durable } = await open();
    expect(durable).toBe(false);
    await sessions.save(aSession());
    await storesOf(person).outbox.save(id, kept);
    expect(await sessions.load()).toEqual(aSession());
    expect(await storesOf(person).outbox.load(id)).toEqual(kept);
    expect(await storesOf(other).outbox.load(id)).toBeNull();
    expect(await storesOf(person).outbox.waiting()).toEqual([id]);
    await storesOf(person).outbox.clear(id);
    expect(await storesOf(person).outbox.load(id)).toBeNull();
    expect(await storesOf(person).outbox.waiting()).toEqual([]);
    expect(await (await open()).sessions.load()).toBeNull();
  });

  test("is not taken for one when something else is wrong", async () => {
    const factory = new IDBFactory();
    vi.spyOn(factory, "open").mockImplementation(() => {
      throw new RangeError("a mistake");
    });
    vi.stubGlobal("indexedDB", factory);
    await expect(open()).rejects.toThrow("a mistake");
  });
});
