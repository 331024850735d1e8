import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { configFolder } from "../../../addin/command/config-folder.ts";
import { disk } from "../../../addin/command/disk.ts";
import { stateFile } from "../../../addin/command/state-file.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhibao-settings-"));
});
afterEach(() => rm(folder, { recursive: true }));

const kept = { key: "00000000-0000-4000-8000-000000000001", base: "none" } as const;
const id = { round: "y2024", org: "330481", hash: "abc" };

describe("what is remembered between two commands", () => {
  test("survives the command", async () => {
    await stateFile(join(folder, "state.json"), "server anna").outbox.save(id, kept);
    await stateFile(join(folder, "state.json"), "server anna").seen.save("y2024", "330481", '"r1-e1"');
    const again = stateFile(join(folder, "state.json"), "server anna");
    expect(await again.outbox.load(id)).toEqual(kept);
    expect(await again.seen.load("y2024", "330481")).toBe('"r1-e1"');
    await again.outbox.clear(id);
    expect(await again.outbox.load(id)).toBeNull();
  });

  test("of tables whose workbooks take no hidden sheet is there again, beside what an older file holds", async () => {
    const path = join(folder, "state.json");
    await writeFile(
      path,
      JSON.stringify({ kept: { "server anna y2024 330481 abc": kept }, seen: {}, pulled: {} }),
    );
    const answers = { columns: { 某数: "actual" as const }, rows: { 本局口径: "ignored" as const } };
    const table = { answers: { ...answers, source: "浙里加计扣除" }, over: "a".repeat(64) };
    await stateFile(path, "server anna").tables.keep("fingerprint", table);
    const again = stateFile(path, "server anna");
    expect(await again.tables.recall("fingerprint")).toEqual(table);
    expect(await again.tables.recall("another")).toBeNull();
    expect(await again.outbox.load(id)).toEqual(kept);
    await again.tables.forget("fingerprint");
    expect(await stateFile(path, "server anna").tables.recall("fingerprint")).toBeNull();
  });

  test("of tables as an older version kept it still holds", async () => {
    const path = join(folder, "state.json");
    const answers = { columns: { 某数: "actual" }, rows: { 本局口径: "ignored" } };
    const stored = { kept: {}, seen: {}, pulled: {}, tables: { "server anna fingerprint": answers } };
    await writeFile(path, JSON.stringify(stored));
    expect(await stateFile(path, "server anna").tables.recall("fingerprint")).toEqual({
      answers,
      over: null,
    });
  });

  test("is each person's own at each server", async () => {
    await stateFile(join(folder, "state.json"), "server anna").outbox.save(id, kept);
    expect(await stateFile(join(folder, "state.json"), "server anna").outbox.waiting()).toEqual([id]);
    expect(await stateFile(join(folder, "state.json"), "server an").outbox.waiting()).toEqual([]);
    expect(await stateFile(join(folder, "state.json"), "server berta").outbox.load(id)).toBeNull();
    expect(await stateFile(join(folder, "state.json"), "other anna").outbox.load(id)).toBeNull();
  });

  test("counts as nothing when the file is damaged", async () => {
    await writeFile(join(folder, "state.json"), '{"kept":');
    expect(await stateFile(join(folder, "state.json"), "server anna").outbox.load(id)).toBeNull();
  });
});

describe("the folder of settings", () => {
  test("is where each system keeps them", () => {
    expect(configFolder({}, "linux", "/home/a")).toBe("/home/a/.config/zhibao");
    expect(configFolder({ XDG_CONFIG_HOME: "/conf" }, "linux", "/home/a")).toBe("/conf/zhibao");
    expect(configFolder({}, "darwin", "/Users/a")).toBe("/Users/a/Library/Application Support/zhibao");
    expect(configFolder({ APPDATA: "/roaming" }, "win32", "/home/a")).toBe("/roaming/zhibao");
    expect(configFolder({ ZHIBAO_CONFIG_DIR: "/tmp/x" }, "linux", "/home/a")).toBe("/tmp/x");
  });
});

describe("a file that is written", () => {
  const at = (name: string) => join(folder, name);
  const bytes = new TextEncoder().encode("new");

  test("keeps its permissions and leaves nothing beside it", async () => {
    await writeFile(at("a.xlsx"), "old");
    await chmod(at("a.xlsx"), 0o640);
    expect(await disk.writeFile(at("a.xlsx"), bytes, { replace: true })).toEqual({ ok: true, value: null });
    expect(await readFile(at("a.xlsx"), "utf8")).toBe("new");
    expect((await stat(at("a.xlsx"))).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(["a.xlsx"]);
  });

  test("behind a link is written there, and the link stays", async () => {
    await mkdir(at("share"));
    await writeFile(at("share/real.xlsx"), "old");
    await symlink(at("share/real.xlsx"), at("link.xlsx"));
    await disk.writeFile(at("link.xlsx"), bytes, { replace: true });
    expect(await readFile(at("share/real.xlsx"), "utf8")).toBe("new");
    expect(await disk.resolvePath(at("link.xlsx"))).toBe(await disk.resolvePath(at("share/real.xlsx")));
  });

  test("is replaced only while it still is what was read, where that is asked for", async () => {
    await writeFile(at("a.xlsx"), "saved by Excel");
    const was = new TextEncoder().encode("old");
    const write = () => disk.writeFile(at("a.xlsx"), bytes, { replace: true, was });
    expect(await write()).toEqual({ ok: false, error: "changed" });
    expect(await readFile(at("a.xlsx"), "utf8")).toBe("saved by Excel");
    expect(await readdir(folder)).toEqual(["a.xlsx"]);
    await writeFile(at("a.xlsx"), "old");
    expect(await write()).toEqual({ ok: true, value: null });
    await rm(at("a.xlsx"));
    expect(await write()).toEqual({ ok: false, error: "missing" });
  });

  test("that cannot be written leaves the old one", async () => {
    await writeFile(at("a.xlsx"), "old");
    expect(await disk.writeFile(at("a.xlsx"), bytes, { replace: false })).toEqual({
      ok: false,
      error: "exists",
    });
    expect(await disk.writeFile(at("none/a.xlsx"), bytes, { replace: true })).toEqual({
      ok: false,
      error: "missing",
    });
    expect(await readFile(at("a.xlsx"), "utf8")).toBe("old");
  });
});
