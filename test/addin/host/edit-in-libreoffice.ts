import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** undefined on a machine without LibreOffice. */
export const libreOffice = [
  "/usr/bin/soffice",
  "/usr/bin/libreoffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
].find((path) => existsSync(path));

/**
 * The file as LibreOffice saves it after these lines of Basic, in which `sheet` is its first sheet. Rows, columns and
 * names move as they do when a person works in it.
 */
export function editInLibreOffice(bytes: Uint8Array, lines: readonly string[]): Uint8Array {
  if (libreOffice === undefined) throw new Error("there is no LibreOffice");
  const folder = mkdtempSync(join(tmpdir(), "zhibao-libreoffice-"));
  const run = (...command: string[]) =>
    execFileSync(
      libreOffice ?? "",
      [`-env:UserInstallation=file://${join(folder, "profile")}`, "--headless", "--norestore", ...command],
      { stdio: "ignore" },
    );
  try {
    const [from, to] = [join(folder, "in.xlsx"), join(folder, "out.xlsx")];
    writeFileSync(from, bytes);
    // the first start makes the profile, and with it an empty module
    run("--terminate_after_init");
    writeFileSync(join(folder, "profile/user/basic/Standard/Module1.xba"), moduleOf(lines));
    run(`macro:///Standard.Module1.Main(file://${from},file://${to})`);
    return new Uint8Array(readFileSync(to));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const moduleOf = (lines: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main(from As String, target As String)
  Dim shown(0) As New com.sun.star.beans.PropertyValue
  shown(0).Name = "Hidden"
  shown(0).Value = True
  book = StarDesktop.loadComponentFromURL(from, "_blank", 0, shown())
  sheet = book.Sheets.getByIndex(0)
  ${lines.map((line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;")).join("\n  ")}
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(target, filter())
  book.close(True)
End Sub
</script:module>
`;
