import { spawn, spawnSync } from "node:child_process";
import { pidAtPort } from "./pid-at-port.mjs";
import { isFreePort } from "./ports.mjs";

const windows = process.platform === "win32";

/** How long a program may take to end by itself, then what it started to let go of its ports, in milliseconds. */
const patience = { toEnd: 5000, toLetGo: 2000 };

/** Starts a program that can be ended with all it starts itself: it leads a process group of its own. */
export const startGroup = (command, args, options) =>
  spawn(command, args, { ...options, shell: windows, detached: !windows });

/**
 * Programs of `startGroup` that end together: when one does, when this process is asked to, and when whoever started it
 * is gone. What has not ended after `toEnd` is killed. A port that is still held then is named, with the process.
 */
export function runTogether(children, ports, { toEnd = patience.toEnd } = {}) {
  const ended = Promise.all(children.map((child) => new Promise((resolve) => child.once("exit", resolve))));
  let isEnding = false;
  const end = async (signal) => {
    if (isEnding) return;
    isEnding = true;
    for (const child of children) ask(child, signal);
    const impatience = setTimeout(() => children.forEach(killGroup), toEnd);
    await ended;
    clearTimeout(impatience);
    children.forEach(killGroup); // what they started and left behind
    for (const port of ports) await requireLetGo(port);
    process.exit();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(signal));
  followParent(() => end("SIGTERM"));
  for (const child of children) {
    child.once("exit", (code, signal) => {
      process.exitCode ??= code ?? (signal ? 0 : 1);
      end("SIGTERM");
    });
  }
}

/** `npm` and `sh -c` do not pass a signal on: when they are gone, the servers go too. */
function followParent(end) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, 1000).unref();
}

/** Windows has no signal that asks: there a shell stands before the program and would end alone. */
function ask(child, signal) {
  if (windows) killGroup(child);
  else child.kill(signal);
}

function killGroup({ pid }) {
  if (pid === undefined) return;
  if (windows) {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // nobody is left in the group
  }
}

/** A killed program lets go of its port a moment later; one that got away from its group does not. */
async function requireLetGo(port) {
  const until = Date.now() + patience.toLetGo;
  while (!(await isFreePort(port))) {
    if (Date.now() > until) return console.error(heldSentence(port, pidAtPort(port)));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function heldSentence(port, pid) {
  if (pid === null) return `已停止，但端口 ${port} 还被占用：请关闭占用它的程序，再启动。`;
  const kill = windows ? `taskkill /F /PID ${pid}` : `kill -9 ${pid}`;
  return `已停止，但端口 ${port} 还被进程 ${pid} 占用：请运行 ${kill} 结束它，再启动。`;
}
