import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** The process that listens at a TCP port of this machine, by its id; null where that cannot be told. */
export function pidAtPort(port) {
  if (process.platform === "linux") return pidInProc(port);
  const [command, args, read] =
    process.platform === "win32"
      ? ["netstat", ["-ano", "-p", "TCP"], pidInNetstat]
      : ["lsof", ["-nP", "-t", `-iTCP:${port}`, "-sTCP:LISTEN"], (text) => text.split("\n")[0]];
  const { stdout } = spawnSync(command, args, { encoding: "utf8" });
  return Number(read(stdout ?? "", port)) || null;
}

/** Lines of netstat: protocol, own address, other address (port 0 while it listens), state, process. */
export function pidInNetstat(text, port) {
  const lines = text.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const isHolder = ([, own = "", other = ""]) => own.endsWith(`:${port}`) && other.endsWith(":0");
  return lines.find(isHolder)?.at(-1);
}

const listening = "0A";

/** proc(5): /proc/net/tcp names the socket that listens, /proc/<pid>/fd who holds it. Other people's are not shown. */
function pidInProc(port) {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const sockets = ["/proc/net/tcp", "/proc/net/tcp6"]
    .flatMap((table) => linesOf(table))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, own = "", , state]) => own.endsWith(wanted) && state === listening)
    .map((fields) => `socket:[${fields[9]}]`);
  const pid = namesIn("/proc").find((name) => /^\d+$/.test(name) && holds(`/proc/${name}/fd`, sockets));
  return pid === undefined ? null : Number(pid);
}

const holds = (folder, sockets) =>
  namesIn(folder).some((name) => sockets.includes(orNothing(() => readlinkSync(`${folder}/${name}`))));

const namesIn = (folder) => orNothing(() => readdirSync(folder)) ?? [];
const linesOf = (file) => (orNothing(() => readFileSync(file, "utf8")) ?? "").split("\n");

/** Processes come and go while they are looked through, and some may not be looked at. */
function orNothing(read) {
  try {
    return read();
  } catch {
    return undefined;
  }
}
