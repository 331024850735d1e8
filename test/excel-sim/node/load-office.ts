import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { FrameConversation } from "../protocol/frame-conversation.ts";
import { currentExcel, frameName, type HostOptions } from "../protocol/host-options.ts";
import { installDomShim } from "./dom-shim.ts";
import { officeFiles } from "./office-files.ts";

const hostOrigin = "https://localhost:3443";
const baseUrl = "https://localhost:3444/lib/";

/**
 * Loads the unmodified, minified office.js into this Node realm and plays Excel for it; settles after
 * `Office.onReady`. Once per realm: vitest gives every test file its own. `Excel` and `Office` are globals from then
 * on; `open` gives them a workbook.
 */
export async function loadOffice(options: Partial<HostOptions> = {}): Promise<FrameConversation> {
  if ("Office" in globalThis) throw new Error("office.js is loaded already: one loadOffice() a test file");
  const presented = { ...currentExcel, ...options };
  const runScript = (file: string) => {
    const filename = join(officeFiles, file.toLowerCase());
    runInThisContext(readFileSync(filename, "utf8"), { filename });
  };
  let receive: (text: string) => void = () => {};
  const post = installDomShim({
    baseUrl,
    frameName: frameName(hostOrigin, "conversation-1", presented),
    toParent: (text) => receive(text),
    runScript,
  });
  const host = new FrameConversation({
    origin: hostOrigin,
    options: presented,
    post: (text) => post(text, hostOrigin),
  });
  receive = (text) => host.receive(text);
  runScript("office.js");
  await Office.onReady();
  return host;
}
