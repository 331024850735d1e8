// npm start and npm run dev: database, demo, pane, server, and what to try next.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { buildPane } from "./build-pane.mjs";
import { hashOfFiles } from "./hash-of-files.mjs";
import { defaultPorts } from "./ports.mjs";
import { runTogether, startGroup } from "./run-together.mjs";

/** `live`: the pane comes from its sources and is redrawn when they change. */
export async function startServer({ root, env, node, run, stop, ports, live }) {
  const { port, httpsPort } = ports;
  makeSecret(root);
  prepareDatabase({ root, node, run, stop });
  buildPane({ root, run });
  node(["worker/local/make-certificate.ts"], { stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(pidFile(root), String(process.pid));
  const start = (command, args) =>
    startGroup(command, args, { env, cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  runTogether(
    [start("wrangler", wranglerDev(port)), start("node", servePane({ port, httpsPort, live }))],
    [port, httpsPort],
  );
  await Promise.all([until(() => answers(port)), until(() => listens(httpsPort))]);
  announce(ports);
}

const wranglerDev = (port) => [
  ...["dev", "--port", String(port), "--ip", "127.0.0.1"],
  ...["--var", "DEMO:1"], // the database here is the demo: prepareDatabase has loaded it
  ...["--log-level", "warn", "--show-interactive-dev-session=false"],
];

const servePane = ({ port, httpsPort, live }) => [
  ...["--disable-warning=ExperimentalWarning", "worker/local/serve-pane.ts"],
  ...["--port", String(httpsPort), "--api", `http://127.0.0.1:${port}`, ...(live ? ["--live"] : [])],
];

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

/** The key that signs access tokens on this machine; never committed. */
function makeSecret(root) {
  const file = join(root, ".dev.vars");
  if (existsSync(file)) return;
  writeFileSync(file, `TOKEN_SECRET=${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
}

/** What the demo database is made from. */
const demoSources = ["worker/migrations", "worker/demo", "shared/catalogue"];

/**
 * Migrations, demo and a filled sample workbook, once for each state of their sources. What people did in the demo
 * stays from start to start; when the program brings other tables or forms, the demo is made anew, since a form
 * version that is in the database never changes there.
 */
function prepareDatabase({ root, node, run, stop }) {
  const state = join(root, ".wrangler", "state");
  const stamp = join(state, "prepared");
  const wanted = hashOfFiles(root, demoSources);
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

function announce({ port, httpsPort }) {
  const address = `http://localhost:${port}`;
  const server = port === defaultPorts.port ? "" : ` --server ${address}`;
  const { password } = JSON.parse(
    readFileSync(new URL("../demo/demo-password.json", import.meta.url), "utf8"),
  );
  console.log(`
指报已启动，请用浏览器打开：${address}   （按 Ctrl+C 停止）

在 Excel 里：窗格在 https://localhost:${httpsPort}/taskpane.html${httpsPort === defaultPorts.httpsPort ? "，清单是 manifest.xml，怎样装入见 README" : "；manifest.xml 写的是 3000 端口，装入前请相应改写"}。
Excel 或浏览器不信任它的证书时，运行一次 npx office-addin-dev-certs install 并确认，然后重新启动。
接口说明：${address}/api/v1/openapi.json

演示账号（密码都是 ${password}）
  县（市、区）填表人   tongxiang 桐乡  jiashan 嘉善  nanhu 南湖  xiuzhou 秀洲  haiyan 海盐  haining 海宁  pinghu 平湖  jxjkq 经开区
  市级审核             jiaxing 嘉兴市科技局

在命令行里（另开一个终端，在本文件夹里；demo/ 里是一份填好的演练表，数据均为虚构）
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

async function until(ready) {
  while (!(await ready())) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function answers(port) {
  try {
    return (await fetch(`http://localhost:${port}/api/v1/health`)).ok;
  } catch {
    return false; // not listening yet
  }
}

const listens = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false)); // not listening yet
  });
