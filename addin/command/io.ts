import type { Result } from "../../shared/result.ts";

/** What the command line asks of the machine it runs on; tests hand in their own. */
export type Io = {
  /** One line on standard output: what was asked for. */
  out: (line: string) => void;
  /** One line on standard error: what went wrong, warnings, prompts. */
  err: (line: string) => void;
  /** Asks on the terminal, without echo where `hidden`; null where there is no terminal. */
  ask: (prompt: string, options: { hidden: boolean }) => Promise<string | null>;
  readStdin: () => Promise<string>;
  env: Readonly<Record<string, string | undefined>>;
  readFile: (path: string) => Promise<Result<Uint8Array, FileFault>>;
  /**
   * All or nothing. `replace` false refuses to write over an existing file; with `was` only a file that still has this
   * content is replaced ("changed" otherwise).
   */
  writeFile: (
    path: string,
    bytes: Uint8Array,
    options: { replace: boolean; was?: Uint8Array },
  ) => Promise<Result<null, FileFault>>;
  /** Absolute path, links resolved: the same file under one name. */
  resolvePath: (path: string) => Promise<string>;
  fetch: (request: Request) => Promise<Response>;
  wait: (ms: number) => Promise<void>;
  now: () => Date;
  randomUuid: () => string;
  /** Folder of the user's own settings; the session file in it is readable by its owner only. */
  configFolder: string;
};

export type FileFault =
  | "missing"
  | "is-folder"
  | "not-permitted"
  | "in-use"
  | "exists"
  | "changed"
  | "no-space";
