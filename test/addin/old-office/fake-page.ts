import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

export const scriptFile = join(import.meta.dirname, "..", "..", "..", "addin", "public", "old-office.js");
export const script = readFileSync(scriptFile, "utf8");

class FakeNode {
  readonly text: string;
  readonly children: FakeNode[] = [];
  parentNode: FakeNode | null = null;
  readonly style = { cssText: "" };
  readonly attributes: Record<string, string> = {};
  id = "";
  lang = "";
  href = "";

  constructor(text = "") {
    this.text = text;
  }

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }

  appendChild(child: FakeNode): void {
    child.parentNode = this;
    this.children.push(child);
  }

  removeChild(child: FakeNode): void {
    this.children.splice(this.children.indexOf(child), 1);
  }

  find(id: string): FakeNode | undefined {
    return this.id === id ? this : this.children.map((child) => child.find(id)).find((found) => found);
  }

  /** Text of every block below, in order. */
  lines(): string[] {
    if (this.children.some(({ text }) => text !== ""))
      return [this.children.map(({ text }) => text).join("")];
    return this.children.flatMap((child) => child.lines());
  }
}

/** A script element of a browser that knows modules. */
class ModernNode extends FakeNode {
  readonly noModule = false;
}

type Listener = (event: { target: { src?: string } }) => void;

export type PageOptions = {
  /**
   * What the browser is: a current one, one of 2023 that cannot join abort signals yet, or one without modules, promises
   * and whatever came after ECMAScript 5.
   */
  browser: "modern" | "of 2023" | "es5";
  userAgent?: string;
  /** Of the browser. */
  language?: string;
  search?: string;
};

/** What a task pane page offers to old-office.js, and what a test may see and do there. */
export type FakePage = {
  /** What stands on the page: language, role and lines of the notice; null while there is none. */
  notice(): { lang: string; role: string | undefined; lines: string[] } | null;
  /** Lets the longest wait pass. */
  runOutOfPatience(): void;
  /** A file that cannot be loaded. */
  failToLoad(address: string): void;
  /** office.js is loaded; the page is parsed; Excel answers with `answer`. */
  loadOffice(context?: { displayLanguage: string }): { answer(): void };
  /** What main.tsx calls. */
  show(reason: string): void;
};

/** Younger than ECMAScript 5 and tempting. */
const afterEs5 = `
  for (const name of ["Promise", "Symbol", "Map", "Set", "Proxy", "Reflect", "URL", "globalThis"]) delete this[name];
  for (const name of ["includes", "find", "findIndex", "flatMap", "toSorted", "at"]) delete Array.prototype[name];
  for (const name of ["includes", "startsWith", "endsWith", "repeat", "padStart"]) delete String.prototype[name];
  for (const name of ["assign", "entries", "values", "fromEntries", "hasOwn"]) delete Object[name];
`;

/** Runs old-office.js on a page. */
export function openFakePage({ browser, userAgent = "", language = "", search = "" }: PageOptions): FakePage {
  const root = new FakeNode();
  const listeners = new Map<string, Listener>();
  const timers = new Map<number, () => void>();
  const ready: (() => void)[] = [];
  const document = {
    body: null,
    documentElement: root,
    createElement: () => (browser === "es5" ? new FakeNode() : new ModernNode()),
    createTextNode: (text: string) => new FakeNode(text),
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
  };
  const window: Record<string, unknown> = {
    location: { protocol: "https:", host: "zhibao.example.gov.cn", search },
    navigator: { userAgent, language },
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
    setTimeout: (run: () => void) => timers.set(timers.size, run).size - 1,
    clearTimeout: (id: number) => timers.delete(id),
    ...(browser === "es5"
      ? {}
      : { AbortSignal: browser === "modern" ? AbortSignal : { timeout: AbortSignal.timeout } }),
  };
  const context = createContext({ window, document });
  if (browser === "es5") runInContext(afterEs5, context);
  runInContext(script, context);
  return {
    notice: () => {
      const box = root.find("old-office");
      return box ? { lang: box.lang, role: box.attributes.role, lines: box.lines() } : null;
    },
    runOutOfPatience: () => {
      for (const run of timers.values()) run();
    },
    failToLoad: (src) => listeners.get("error")?.({ target: { src } }),
    loadOffice: (officeContext) => {
      window.Office = { context: officeContext, onReady: (run: () => void) => ready.push(run) };
      listeners.get("DOMContentLoaded")?.({ target: {} });
      return {
        answer: () => {
          for (const run of ready) run();
        },
      };
    },
    show: (reason) => runInContext(`window.zhibaoOldOffice.show(${JSON.stringify(reason)})`, context),
  };
}
