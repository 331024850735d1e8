import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rememberedServer, sessionFile } from "../../../addin/api/session-file.ts";
import { aSession } from "./a-session.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zhibao-session-"));
});
afterEach(() => rm(folder, { recursive: true }));

const path = () => join(folder, "config", "session.json");

describe("the session file", () => {
  test("gives back the session and remembers the server", async () => {
    const sessions = sessionFile(path(), "https://a.test");
    expect(await sessions.load()).toBeNull();
    await sessions.save(aSession());
    expect(await sessions.load()).toEqual(aSession());
    expect(await rememberedServer(path())).toBe("https://a.test");
  });

  test("can be read by its owner only, in a folder of the owner", async () => {
    await sessionFile(path(), "https://a.test").save(aSession());
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "config"))).mode & 0o777).toBe(0o700);
  });

  test("stays closed to others when it is written over", async () => {
    await sessionFile(path(), "https://a.test").save(aSession());
    await sessionFile(path(), "https://a.test").save(aSession({ accessToken: "second" }));
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, "config"))).toEqual(["session.json"]);
  });

  test("shows a token to the server it came from only", async () => {
    await sessionFile(path(), "https://a.test").save(aSession());
    expect(await sessionFile(path(), "https://b.test").load()).toBeNull();
  });

  test("after signing out holds no token, yet the server", async () => {
    const sessions = sessionFile(path(), "https://a.test");
    await sessions.save(aSession());
    await sessions.clear();
    expect(await sessions.load()).toBeNull();
    expect(await readFile(path(), "utf8")).not.toContain("access-1");
    expect(await rememberedServer(path())).toBe("https://a.test");
  });

  test.each(["", "{", "[]", '{"server":"https://a.test","session":{"accessToken":1}}'])(
    "counts as signed out when it is damaged: %j",
    async (content) => {
      await sessionFile(path(), "https://a.test").clear();
      await writeFile(path(), content);
      expect(await sessionFile(path(), "https://a.test").load()).toBeNull();
    },
  );
});
