import { vi } from "vitest";
import * as z from "zod";

const line = z.record(z.string(), z.union([z.string(), z.number()]));
let lines: string[] = [];

/** Keeps the log of one test instead of printing it. */
export function captureLog(): void {
  lines = [];
  vi.spyOn(console, "log").mockImplementation((text: string) => {
    lines.push(text);
  });
}

/** The log of the running test so far, line by line. */
export const logged = () => lines.map((text) => line.parse(JSON.parse(text)));
