import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { pidAtPort } from "./pid-at-port.mjs";

/** `port`: API and pages over HTTP. `httpsPort`: the pane as Excel opens it; manifest.xml names 3000. */
export const defaultPorts = { port: 8787, httpsPort: 3000 };

/** The ports to serve at, once both are known to be free. `task` is the command, as the person types it. */
export async function freePorts(task, args, stop) {
  const ports = readPorts(task, args, stop);
  await requireFreePort(ports.port, `${task} -- --port ${ports.port + 3}`, stop);
  await requireFreePort(ports.httpsPort, `${task} -- --https-port ${ports.httpsPort + 3}`, stop);
  return ports;
}

function readPorts(task, args, stop) {
  try {
    const { values } = parseArgs({
      args,
      options: { port: { type: "string" }, "https-port": { type: "string" } },
    });
    const port = Number(values.port ?? process.env.PORT ?? defaultPorts.port);
    const httpsPort = Number(values["https-port"] ?? defaultPorts.httpsPort);
    if (isPort(port) && isPort(httpsPort) && port !== httpsPort) return { port, httpsPort };
  } catch {
    // an unknown option: the same sentence says what is possible
  }
  return stop(`用法：${task} -- --port 8790 --https-port 3003（端口是 1—65535 的整数，两个不能相同）。`);
}

const isPort = (port) => Number.isInteger(port) && port > 0 && port < 65536;

async function requireFreePort(port, instead, stop) {
  if (await isFreePort(port)) return;
  const pid = pidAtPort(port);
  const holder = pid === null ? "" : `（进程号 ${pid}）`;
  stop(`端口 ${port} 已被占用${holder}：请关闭占用它的程序，或换一个端口，例如 ${instead}。`);
}

export const isFreePort = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
