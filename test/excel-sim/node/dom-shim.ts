/**
 * The little of a browser that office.js touches while it starts, laid over this Node realm (`window` is globalThis).
 * Scripts the library asks for are run from its own folder.
 */
export type DomShim = {
  /** Address of the page; the library finds its own files beside the script named office.js. */
  baseUrl: string;
  /** `window.name`: carries the host information. */
  frameName: string;
  /** Gets what the page posts to its parent. */
  toParent(text: string): void;
  /** Runs a file of the library, by its name relative to `baseUrl`. */
  runScript(file: string): void;
};

type MessageListener = (event: { data: string; origin: string; source: unknown }) => void;

/** Gives the way back: posts text to the page as its parent would, from `origin`. */
export function installDomShim({
  baseUrl,
  frameName,
  toParent,
  runScript,
}: DomShim): (text: string, origin: string) => void {
  const listeners: MessageListener[] = [];
  const parent = { postMessage: (text: string) => setImmediate(() => toParent(text)) };
  const window = {
    window: globalThis,
    self: globalThis,
    document: documentOf(baseUrl, runScript),
    parent,
    top: parent,
    opener: null,
    name: frameName,
    history: {},
    location: new URL(`${baseUrl}taskpane.html`),
    navigator: { userAgent: "node" },
    sessionStorage: storage(),
    localStorage: storage(),
    addEventListener: (type: string, listener: MessageListener) => {
      if (type === "message") listeners.push(listener);
    },
    removeEventListener: () => {},
    open: () => null,
    focus: () => {},
    blur: () => {},
  };
  for (const [name, value] of Object.entries(window)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return (text, origin) =>
    setImmediate(() => {
      for (const listener of listeners) listener({ data: text, origin, source: parent });
    });
}

function documentOf(baseUrl: string, runScript: DomShim["runScript"]): object {
  const head = {
    appendChild: (script: { src?: string; onload?: () => void; onerror?: () => void }) => {
      const { src } = script;
      if (src === undefined || !src.startsWith(baseUrl)) {
        script.onerror?.();
        return;
      }
      setImmediate(() => {
        runScript(src.slice(baseUrl.length));
        script.onload?.();
      });
    },
  };
  const ownScript = { src: `${baseUrl}office.js`, getAttribute: () => null };
  const elements: Record<string, unknown[]> = { head: [head], script: [ownScript] };
  return {
    domain: new URL(baseUrl).hostname,
    URL: baseUrl,
    readyState: "complete",
    body: {},
    createElement: (tag: string) => (tag === "a" ? anchor(baseUrl) : element()),
    addEventListener: () => {},
    querySelectorAll: () => [],
    getElementById: () => null,
    getElementsByTagName: (tag: string) => elements[tag] ?? [],
  };
}

const element = (): object => ({ setAttribute: () => {}, getAttribute: () => null });

/** The library takes addresses apart by giving them to an <a>. */
function anchor(baseUrl: string): object {
  let address = new URL(baseUrl);
  return {
    set href(given: string) {
      address = new URL(given, baseUrl);
    },
    get href() {
      return address.href;
    },
    get protocol() {
      return address.protocol;
    },
    get hostname() {
      return address.hostname;
    },
    get port() {
      return address.port;
    },
  };
}

function storage(): object {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: unknown) => held.set(key, String(value)),
    removeItem: (key: string) => held.delete(key),
    clear: () => held.clear(),
  };
}
