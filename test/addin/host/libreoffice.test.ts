import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { granted, open, snapshotOf } from "./opened.ts";
import { peerPlan } from "./peer-plan.ts";
import { sampleWorkbook } from "./sample-workbook.ts";

const program = [
  "/usr/bin/soffice",
  "/usr/bin/libreoffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
].find((path) => existsSync(path));

/** Runs only where LibreOffice is installed: a second program opens, calculates and saves what we wrote. */
describe.skipIf(program === undefined)("LibreOffice", () => {
  const folder = mkdtempSync(join(tmpdir(), "zhibao-libreoffice-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function converted(bytes: Uint8Array, filter: string, extension: string): Uint8Array {
    writeFileSync(join(folder, "in.xlsx"), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const out = join(folder, "out");
    execFileSync(
      program ?? "",
      [profile, "--headless", "--convert-to", filter, "--outdir", out, join(folder, "in.xlsx")],
      {
        stdio: "ignore",
      },
    );
    return new Uint8Array(readFileSync(join(out, `in.${extension}`)));
  }

  /** The sample with figures written and a sheet added, both by us. */
  async function ourFile(): Promise<Uint8Array> {
    const file = await open(await sampleWorkbook());
    granted(
      await file.writeCells([
        { sheet: "年报表", address: { row: 3, column: 3 }, value: 46.7 },
        { sheet: "年报表", address: { row: 9, column: 2 }, value: "=1+1" },
        { sheet: "年报表", address: { row: 9, column: 3 }, value: '  <甲> & "乙"' },
      ]),
    );
    granted(
      await file.putSheet(
        peerPlan([
          ["桐乡", 157.5],
          ["=嘉善", 0.25],
        ]),
      ),
    );
    return file.bytes();
  }

  test("opens our file, calculates from the new figures and keeps text as text", async () => {
    const saved = await snapshotOf(converted(await ourFile(), "xlsx", "xlsx"));
    const [report, , , peers] = saved.sheets;
    expect(report?.values[3]?.[1]).toBe(93.4);
    expect(report?.values[7]?.slice(0, 2)).toEqual(["=1+1", '  <甲> & "乙"']);
    expect(report?.formulas[7]).toEqual([null, null, null]);
    expect(peers?.name).toBe("同级对比");
    expect(peers?.values.slice(0, 4).map((line) => line.slice(0, 2))).toEqual([
      ["同级对比", null],
      ["单位", "数值"],
      ["桐乡", 157.5],
      ["=嘉善", 0.25],
    ]);
    expect(peers?.formats[2]?.slice(0, 2)).toEqual(["@", "#,##0.0000"]);
    expect(saved.names.find(({ name }) => name === "ZB_PEER_VALUES")?.range).toEqual({
      top: 3,
      left: 2,
      bottom: 4,
      right: 2,
    });
  }, 120_000);

  test("a file it saved is read with the same values, and the sheet put there is refreshed in place", async () => {
    const file = await open(converted(await ourFile(), "xlsx", "xlsx"));
    expect(
      await file.putSheet(
        peerPlan([
          ["桐乡", 9],
          ["嘉善", 8],
        ]),
      ),
    ).toEqual({
      ok: true,
      value: { sheet: "同级对比", how: "refreshed" },
    });
    const again = await snapshotOf(converted(file.bytes(), "xlsx", "xlsx"));
    expect(again.sheets[3]?.values.slice(2, 4).map((line) => line.slice(0, 2))).toEqual([
      ["桐乡", 9],
      ["嘉善", 8],
    ]);
  }, 120_000);
});
