// npm start: database, demo, server, and what to try next.
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";

const defaultPort = 8787;

export async function startServer({ root, env, windows, node, run, stop, port }) {
  makeSecret(root);
  prepareDatabase({ root, node, run, stop });
  writeFileSync(pidFile(root), String(process.pid));
  const server = spawn(
    "wrangler",
    [
      "dev",
      "--port",
      String(port),
      "--ip",
      "127.0.0.1",
      "--log-level",
      "warn",
      "--show-interactive-dev-session=false",
    ],
    { env, cwd: root, shell: windows, stdio: ["ignore", "inherit", "inherit"] },
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
  followParent(server);
  server.on("exit", (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
  await announce(`http://localhost:${port}`, port);
}

const pidFile = (root) => join(root, ".wrangler", "server.pid");

/** Whether a server started from this folder is still there: it holds the demo database. */
export function serverRuns(root) {
  if (!existsSync(pidFile(root))) return false;
  try {
    process.kill(Number(readFileSync(pidFile(root), "utf8")), 0);
    return true;
  } catch {
    return false; // no such process: it was stopped
  }
}

/** The port to serve at, once it is known to be free. */
export async function freePort(args, stop) {
  const port = readPort(args, stop);
  await requireFreePort(port, stop);
  return port;
}

function readPort(args, stop) {
  try {
    const { values } = parseArgs({ args, options: { port: { type: "string" } } });
    const port = Number(values.port ?? process.env.PORT ?? defaultPort);
    if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  } catch {
    // an unknown option: the same sentence says what is possible
  }
  return stop("用法：npm start -- --port 8790（端口是 1—65535 的整数）。");
}

async function requireFreePort(port, stop) {
  const free = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
  if (!free)
    stop(`端口 ${port} 已被占用：请关闭占用它的程序，或换一个端口，例如 npm start -- --port ${port + 3}。`);
}

/** The key that signs access tokens on this machine; never committed. */
function makeSecret(root) {
  const file = join(root, ".dev.vars");
  if (existsSync(file)) return;
  writeFileSync(file, `TOKEN_SECRET=${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
}

/** What the demo database is made from. */
const demoSources = ["worker/migrations", "worker/demo", "shared/catalogue"];

function hashOfSources(root) {
  const hash = createHash("sha256");
  for (const folder of demoSources) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).sort()) {
      const file = join(root, folder, name);
      if (statSync(file).isFile()) hash.update(`${folder}/${name}\n`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

/**
 * Migrations, demo and a filled sample workbook, once for each state of their sources. What people did in the demo
 * stays from start to start; when the program brings other tables or forms, the demo is made anew, since a form
 * version that is in the database never changes there.
 */
function prepareDatabase({ root, node, run, stop }) {
  const state = join(root, ".wrangler", "state");
  const stamp = join(state, "prepared");
  const wanted = hashOfSources(root);
  const rebuilt = existsSync(stamp);
  if (rebuilt && readFileSync(stamp, "utf8") === wanted) return;
  if (serverRuns(root))
    stop("程序更新后要重建演示数据，而另一个服务器还在运行：请先在它的终端里按 Ctrl+C 停止。");
  console.log("正在准备本机数据库和演示数据……（demo/ 里的演练表会重新生成）");
  rmSync(state, { recursive: true, force: true });
  run("wrangler", ["d1", "migrations", "apply", "DB", "--local"], { stdio: ["ignore", "ignore", "inherit"] });
  node(["worker/local/load-demo.ts"], { stdio: ["ignore", "ignore", "inherit"] });
  node(["worker/local/write-sample.ts"]);
  mkdirSync(state, { recursive: true });
  writeFileSync(stamp, wanted);
  if (rebuilt) console.log("本机演示数据已随程序更新重建。");
}

/** `npm` and `sh -c` do not pass a signal on: when they are gone, the server goes too. */
function followParent(server) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) server.kill("SIGTERM");
  }, 1000).unref();
}

async function announce(address, port) {
  while (!(await answers(address))) await new Promise((resolve) => setTimeout(resolve, 100));
  const server = port === defaultPort ? "" : ` --server ${address}`;
  const { password } = JSON.parse(
    readFileSync(new URL("../demo/demo-password.json", import.meta.url), "utf8"),
  );
  console.log(`
指报已启动：${address}   （接口说明：${address}/api/v1/openapi.json；按 Ctrl+C 停止）

演示账号（密码都是 ${password}）
  县（市、区）填表人   tongxiang 桐乡  jiashan 嘉善  nanhu 南湖  xiuzhou 秀洲  haiyan 海盐  haining 海宁  pinghu 平湖  jxjkq 经开区
  市级审核             jiaxing 嘉兴市科技局

下一步（另开一个终端，在本文件夹里；demo/ 里是一份填好的演练表，数据均为虚构）
  npm run -s zhibao -- check demo/2025年演练-桐乡市.xlsx
  npm run -s zhibao -- sign-in tongxiang${server}
  npm run -s zhibao -- submit demo/2025年演练-桐乡市.xlsx
  npm run -s zhibao -- sign-in jiaxing
  npm run -s zhibao -- review 2025-rehearsal
  npm run -s zhibao -- review 2025-rehearsal 330483
  npm run -s zhibao -- accept 2025-rehearsal 330483
  npm run -s zhibao -- close 2025-rehearsal
  npm run -s zhibao -- publish 2025-rehearsal --without-missing
  npm run -s zhibao -- sign-in tongxiang
  npm run -s zhibao -- pull --round 2025-rehearsal --into demo/2025年演练-桐乡市.xlsx
  （两个真实的轮次：pull --round 2020-annual 或 2024-annual；全部命令：help）
`);
}

async function answers(address) {
  try {
    return (await fetch(`${address}/api/v1/health`)).ok;
  } catch {
    return false; // not listening yet
  }
}
