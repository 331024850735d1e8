import { spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { workbookPageHeaders } from "../../addin/build/pane-headers.ts";
import { copyProject } from "./copied-project.ts";
import { freePort, getUntrusted, isFree, startTask, statusOverHttp2 } from "./started-project.ts";

/** The commands of package.json: how they stop before doing anything, and what a start brings. */

const local = join(import.meta.dirname, "..", "..", "worker", "local");
const entry = join(local, "run.mjs");
/** Only there the holder of a port is told without a program of the system. */
const holder = (pid: number | undefined) => (process.platform === "linux" ? `（进程号 ${pid}）` : "");

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
      stderr: `端口 ${port} 已被占用${holder(process.pid)}：请关闭占用它的程序，或换一个端口，例如 npm start -- --port ${port + 3}。`,
    });
  });

  it("says the same of the port for Excel", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const stopped = run("dev", "--port", String(await freePort()), "--https-port", String(port));
    await new Promise((resolve) => taken.close(resolve));
    expect(stopped).toEqual({
      status: 2,
      stdout: "",
      stderr: `端口 ${port} 已被占用${holder(process.pid)}：请关闭占用它的程序，或换一个端口，例如 npm run dev -- --https-port ${port + 3}。`,
    });
  });

  it.each([
    ["--port", "abc"],
    ["--port", "70000"],
    ["--prot", "8790"],
    ["--https-port", "0"],
    ["--https-port", "8787"],
  ])("refuses %s %s", (...words) => {
    expect(run("start", ...words)).toEqual({
      status: 2,
      stdout: "",
      stderr: "用法：npm start -- --port 8790 --https-port 3003（端口是 1—65535 的整数，两个不能相同）。",
    });
  });
});

describe("a folder whose node_modules is a link to another's", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "zhibao-linked-"));
    cpSync(local, join(folder, "worker", "local"), { recursive: true });
    writeFileSync(join(folder, "package-lock.json"), "{}");
    mkdirSync(join(folder, "others", "precious"), { recursive: true });
    symlinkSync(join(folder, "others"), join(folder, "node_modules"), "junction");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(["start", "test", "build"])("npm %s does not empty the other one", async (task) => {
    const ports = task === "start" ? ["--port", String(await freePort())] : [];
    const entry = join(folder, "worker", "local", "run.mjs");
    const { status, stderr } = spawnSync(process.execPath, [entry, task, ...ports], { encoding: "utf8" });
    expect([status, stderr.trim(), readdirSync(join(folder, "others"))]).toEqual([
      2,
      `${join(folder, "node_modules")} 是一个链接，现在安装会清空它指向的文件夹：请删除这个链接，再运行同一条命令。`,
      ["precious"],
    ]);
  });
});

/** Two programs started as npm start starts its own; `ready` when the one that listens does. */
async function runTogether(programs: string[], port: number, toEnd: number) {
  const children = programs.map(
    (code) => `startGroup(process.execPath, ["-e", ${JSON.stringify(code)}], inherit)`,
  );
  const code = `import { runTogether, startGroup } from ${JSON.stringify(pathToFileURL(join(local, "run-together.mjs")))};
    const inherit = { stdio: ["ignore", "inherit", "inherit"] };
    runTogether([${children.join(", ")}], [${port}], { toEnd: ${toEnd} });`;
  const runner = spawn(process.execPath, ["--input-type=module", "-e", code]);
  let printed = "";
  const ended = new Promise<number | null>((resolve) => runner.once("close", resolve));
  const listener = new Promise<number>((resolve, reject) => {
    for (const stream of [runner.stdout, runner.stderr]) {
      stream.setEncoding("utf8").on("data", (more: string) => {
        printed += more;
        const pid = /listens (\d+)\n/.exec(printed)?.[1];
        if (pid) resolve(Number(pid));
      });
    }
    ended.then(() => reject(new Error(printed)));
  });
  return { runner, ended, listener: await listener, said: () => printed.replace(/listens \d+\n/, "") };
}

const deaf = `for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});`;
const listening = (port: number) =>
  `${deaf} require("net").createServer().listen(${port}, "127.0.0.1", () => console.log("listens " + process.pid));`;
const starting = (code: string, how: string) =>
  `${deaf} require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(code)}], ${how});
   setInterval(() => {}, 1000);`;

describe.skipIf(process.platform === "win32")("programs that run together", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "that are deaf to %s are killed, with what they have started",
    async (signal) => {
      const port = await freePort();
      const stubborn = starting(listening(port), `{ stdio: "inherit" }`);
      const { runner, ended, said } = await runTogether([stubborn, "setInterval(() => {}, 1000)"], port, 100);
      runner.kill(signal);
      await ended;
      expect([said(), await isFree(port)]).toEqual(["", true]);
    },
  );

  it("end when one of them does, and what it has left behind does too", async () => {
    const port = await freePort();
    const leaving = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(listening(port))}],
      { stdio: ["ignore", "pipe", "ignore"] }).stdout.once("data", (said) => {
        process.stdout.write(said, () => process.exit(3));
      });`;
    const { ended, said } = await runTogether([leaving, "setInterval(() => {}, 1000)"], port, 5000);
    expect([await ended, said(), await isFree(port)]).toEqual([3, "", true]);
  });

  it.runIf(process.platform === "linux")(
    "name the process that got away and still holds the port",
    async () => {
      const port = await freePort();
      const escaping = starting(listening(port), `{ stdio: "inherit", detached: true }`);
      const { runner, ended, listener, said } = await runTogether([escaping], port, 100);
      const left = new Promise((resolve) => runner.once("exit", resolve));
      runner.kill("SIGINT");
      await left;
      process.kill(listener, "SIGKILL");
      await ended; // all it has printed has come
      expect(said()).toBe(
        `已停止，但端口 ${port} 还被进程 ${listener} 占用：请运行 kill -9 ${listener} 结束它，再启动。\n`,
      );
    },
  );
});

describe("npm start in a fresh copy", () => {
  let folder = "";
  beforeAll(() => {
    folder = copyProject();
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("serves the pane over HTTPS with the API beside it, says where, and leaves nothing running", async () => {
    const [port, httpsPort] = [await freePort(), await freePort()];
    const started = await startTask(folder, ["start", ...ports(port, httpsPort)], "全部命令：help");
    const forExcel = `https://localhost:${httpsPort}`;
    try {
      const before = started.printed().split("指报已启动")[0] ?? "";
      expect(
        before.split("\n").filter((line) => line.trim() !== "" && !/\p{Script=Han}/u.test(line)),
      ).toEqual([]);
      expect(started.printed()).toContain(`指报已启动，请用浏览器打开：http://localhost:${port} `);
      expect(started.printed()).toContain(`在 Excel 里：窗格在 ${forExcel}/taskpane.html`);
      expect(started.printed()).toContain("运行一次 npx office-addin-dev-certs install");
      const pane = await getUntrusted(`${forExcel}/taskpane.html?view=check`);
      const overHttp = await fetch(`http://localhost:${port}/taskpane.html?view=check`);
      expect(pane).toMatchObject({ status: 200, certifiedFor: "DNS:localhost, IP Address:127.0.0.1" });
      expect(pane.body).toBe(await overHttp.text());
      const policy = pane.headers["content-security-policy"];
      expect(policy).toContain("frame-ancestors 'self' https://*.officeapps.live.com");
      expect(overHttp.headers.get("content-security-policy")).toBe(policy);
      expect(await statusOverHttp2(`${forExcel}/taskpane.html`)).toBe(200);
      const health = await getUntrusted(`${forExcel}/api/v1/health`);
      expect(JSON.parse(health.body)).toMatchObject({ status: "ok" });
      const home = await fetch(`http://localhost:${port}/`);
      expect(await home.text()).toContain('<div id="page"></div>');
      // Its own policy alone, from either server; the pane's knows office.js.
      const homePolicy = workbookPageHeaders["Content-Security-Policy"];
      expect(home.headers.get("content-security-policy")).toBe(homePolicy);
      const overHttps = await getUntrusted(`${forExcel}/`);
      expect(overHttps.headers["content-security-policy"]).toBe(homePolicy);
      const demo = await (await fetch(`http://localhost:${port}/api/v1/demo`)).json();
      expect(demo).toMatchObject({ demo: { rehearsal: { org: "330483" } } });
    } finally {
      await started.stop();
    }
    await expect(getUntrusted(`${forExcel}/taskpane.html`)).rejects.toThrow("ECONNREFUSED");
    await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow("fetch failed");
  });

  it("a second time builds nothing anew and keeps the certificate that was trusted", async () => {
    const before = [certificateIn(folder), builtAt(folder)];
    const [port, httpsPort] = [await freePort(), await freePort()];
    const started = await startTask(folder, ["start", ...ports(port, httpsPort)], "全部命令：help");
    await started.stop();
    expect([certificateIn(folder), builtAt(folder)]).toEqual(before);
    expect(started.printed()).not.toContain("正在准备");
  });
});

const ports = (port: number, httpsPort: number): string[] => [
  ...["--port", String(port)],
  ...["--https-port", String(httpsPort)],
];
const certificateIn = (folder: string): string =>
  readFileSync(join(folder, ".certs", "localhost.crt"), "utf8");
const builtAt = (folder: string): number => statSync(join(folder, "dist", "taskpane.html")).mtimeMs;

describe("an unknown task", () => {
  it("is answered with those there are", () => {
    expect(run("bogus")).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "用法：npm start | npm run dev | npm run build | npm test | npm run reset | npm run bench | npm run manifest | npm run sideload | npm run -s zhibao -- help",
    });
  });
});
