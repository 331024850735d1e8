// Installs what is missing, then works with the Node that npm brought along (node_modules/.bin), since wrangler and
// vitest need a newer one than offices have.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts } from "./ports.mjs";
import { serverRuns, startServer } from "./start-server.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const windows = process.platform === "win32";
/** Type stripping without a flag and what wrangler asks for. */
const oldestToolNode = [22, 18];

const env = {
  ...process.env,
  PATH: join(root, "node_modules", ".bin") + delimiter + (process.env.PATH ?? ""),
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  X_LOCAL_OBSERVABILITY: "false",
  NO_UPDATE_NOTIFIER: "1",
};

/** Ends with one sentence a person can act on. */
function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, { env, stdio: "inherit", shell: windows, cwd: root, ...options });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const node = (args, options) => run("node", ["--disable-warning=ExperimentalWarning", ...args], options);

function requireWritableFolder() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    stop(`没有写入文件夹 ${root} 的权限：请把项目复制到自己的文件夹（例如“文档”）后再运行。`);
  }
}

/** Runs npm ci when the lockfile is not the one that was installed. npm ci empties the folder, also behind a link. */
function install() {
  const stamp = join(root, "node_modules", ".installed-lockfile");
  const lockfile = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockfile) return;
  const modules = join(root, "node_modules");
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink())
    stop(`${modules} 是一个链接，现在安装会清空它指向的文件夹：请删除这个链接，再运行同一条命令。`);
  console.log("正在安装依赖（第一次约需 10—60 秒）……");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--loglevel=error"];
  const plain = { stdio: "inherit", cwd: root };
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], plain)
    : spawnSync("npm", args, { ...plain, shell: windows });
  if (done.status !== 0) stop("依赖没有装好：请检查网络能否访问 npm 源，然后重新运行同一条命令。");
  writeFileSync(stamp, lockfile);
}

function requireToolNode() {
  const asked = spawnSync("node", ["-p", "process.versions.node"], { env, shell: windows, encoding: "utf8" });
  const version = asked.stdout.trim();
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [needMajor, needMinor] = oldestToolNode;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  stop(
    `随 npm 带来的 Node.js 不适用于本机，而本机的是 ${version}：请安装 Node.js ${oldestToolNode.join(".")} 或更新的版本。`,
  );
}

function prepare() {
  requireWritableFolder();
  install();
  requireToolNode();
}

/** The commands of package.json. */
export async function runTask([task, ...rest]) {
  const start = async (typed, live) => {
    const ports = await freePorts(typed, rest, stop); // before installing: a taken port is known at once
    prepare();
    return startServer({ root, env, node, run, stop, ports, live });
  };
  const tasks = {
    start: () => start("npm start", false),
    dev: () => start("npm run dev", true),
    build: () => {
      prepare();
      run("vite", ["build"]);
    },
    test: () => {
      prepare();
      run("npm", ["run", "-s", "check"]);
      run("vitest", ["run", ...rest]);
    },
    bench: () => {
      prepare();
      node(["test/bench/run.ts", ...rest]);
    },
    reset: () => {
      if (serverRuns(root)) stop("服务器还在运行：请先在它的终端里按 Ctrl+C 停止，再运行 npm run reset。");
      rmSync(join(root, ".wrangler", "state"), { recursive: true, force: true });
      console.log("本机的演示数据已清空；下次 npm start 时重新装入。");
    },
    manifest: () => {
      prepare();
      node(["worker/local/write-manifest.ts", ...rest]);
    },
    sideload: () => {
      if (!["win32", "darwin"].includes(process.platform))
        stop(
          "本机没有 Excel，不能自动装入加载项：请在网页版 Excel 里选“开始 → 加载项 → 更多设置 → 上传我的加载项”，上传 manifest.xml。",
        );
      prepare();
      run("office-addin-debugging", ["start", "manifest.xml", "desktop", "--app", "excel", "--no-debug"]);
    },
    zhibao: () => {
      if (!existsSync(join(root, "node_modules", ".bin")))
        stop("还没有安装：请先运行 npm start（或 npm ci）。");
      requireToolNode();
      // Paths on the command line are meant from where the person stands.
      node([join(root, "addin", "cli.ts"), ...rest], { cwd: process.env.INIT_CWD ?? root, shell: false });
    },
  };
  if (task === undefined || !Object.hasOwn(tasks, task))
    stop(
      `用法：npm start | npm run dev | npm run build | npm test | npm run reset | npm run bench | npm run manifest | npm run sideload | npm run -s zhibao -- help`,
    );
  await tasks[task]();
}
