import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** The commands of package.json where they stop before doing anything: one sentence each, and exit code 2. */

const entry = join(import.meta.dirname, "..", "..", "worker", "local", "run.mjs");

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { encoding: "utf8" });
  return { status, stdout, stderr: stderr.trim() };
}

describe("npm start", () => {
  it("says that a port is taken, and how to use another one, before it installs anything", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const stopped = run("start", "--port", String(port));
    await new Promise((resolve) => taken.close(resolve));
    expect(stopped).toEqual({
      status: 2,
      stdout: "",
      stderr: `端口 ${port} 已被占用：请关闭占用它的程序，或换一个端口，例如 npm start -- --port ${port + 3}。`,
    });
  });

  it.each([
    ["--port", "abc"],
    ["--port", "70000"],
    ["--prot", "8790"],
  ])("refuses %s %s", (...words) => {
    expect(run("start", ...words)).toEqual({
      status: 2,
      stdout: "",
      stderr: "用法：npm start -- --port 8790（端口是 1—65535 的整数）。",
    });
  });
});

describe("an unknown task", () => {
  it("is answered with those there are", () => {
    expect(run("bogus")).toEqual({
      status: 2,
      stdout: "",
      stderr: "用法：npm start | npm test | npm run reset | npm run bench | npm run -s zhibao -- help",
    });
  });
});
