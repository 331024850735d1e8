import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { filledWorkbook } from "../../flow/filled-workbook.ts";
import { snapshotOf } from "../opened.ts";
import { bothSides, gridded, resourceOf } from "./gridded.ts";

const program = [
  "/usr/bin/soffice",
  "/usr/bin/libreoffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
].find((path) => existsSync(path));

/** Runs only where LibreOffice is installed: it writes truth as "true" and keeps styles and rules its own way. */
describe.skipIf(program === undefined)("a template that LibreOffice has saved", () => {
  const folder = mkdtempSync(join(tmpdir(), "zhibao-grid-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function resaved(bytes: Uint8Array): Uint8Array {
    const file = join(folder, "in.xlsx");
    const out = join(folder, "out");
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    execFileSync(program ?? "", [profile, "--headless", "--convert-to", "xlsx", "--outdir", out, file], {
      stdio: "ignore",
    });
    return new Uint8Array(readFileSync(join(out, "in.xlsx")));
  }

  test("shows the same values, takes input in the same cells and asks for the same", async () => {
    const before = (await filledWorkbook()).bytes();
    const bytes = resaved(before);
    const [ours, theirs] = [await gridded(before), await gridded(bytes)];
    const [expected, shown] = bothSides(theirs, await snapshotOf(bytes));
    expect(shown).toEqual(expected);
    const [, unlockedBefore] = openCells(ours);
    const [, unlockedAfter] = openCells(theirs);
    expect(unlockedBefore.length).toBeGreaterThan(100);
    expect(unlockedAfter).toEqual(unlockedBefore);
    const place = { sheet: "年报表", address: { row: 9, column: 8 } };
    expect(theirs.inputMessages(place)).toEqual(ours.inputMessages(place));
    const count = (grid: typeof ours) =>
      Object.values(resourceOf(grid, "SHEET_DATA_VALIDATION_PLUGIN")).map(
        (rules) => Array.isArray(rules) && rules.length,
      );
    expect(count(theirs)).toEqual(count(ours));
  }, 120_000);
});

/** Cells of the first sheet within 80 rows and 18 columns that are locked, and those that are not. */
function openCells(grid: Awaited<ReturnType<typeof gridded>>): [locked: string[], unlocked: string[]] {
  const sides: [string[], string[]] = [[], []];
  for (let row = 1; row <= 80; row++) {
    for (let column = 1; column <= 18; column++) {
      const locked = grid.sheets[0]?.locked.some(
        ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
      );
      sides[locked ? 0 : 1].push(`${row}/${column}`);
    }
  }
  return sides;
}
