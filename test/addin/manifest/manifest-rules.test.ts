import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OfficeAddinManifest } from "office-addin-manifest";
import { describe, expect, it } from "vitest";
import { iconSizes } from "../../../addin/icons/draw-icon.ts";
import { views } from "../../../addin/pane/view.ts";
import { all, type Element, manifestText, projectFolder, readTree } from "./manifest-at-hand.ts";
import { readPng } from "./read-png.ts";

const manifest = readTree(manifestText);
const origin = "https://localhost:3000";
const publicFolder = join(projectFolder, "addin", "public");

const resources = all(manifest, "Resources").flatMap(({ children }) =>
  children.flatMap((kind) => kind.children),
);
const resource = (resid: string | undefined): string | undefined =>
  resources.find(({ attributes }) => attributes.id === resid)?.attributes.DefaultValue;
const only = (element: Element, name: string): Element => {
  const [found, ...others] = all(element, name);
  if (found === undefined || others.length > 0) throw new Error(`${name}: not exactly one`);
  return found;
};
const textOf = (element: Element, name: string): string | undefined =>
  resource(element.children.find((child) => child.name === name)?.attributes.resid);

/** Where an address of the manifest is served from: a file of the site, or a view of the pane. */
function served(address: string): boolean {
  const { pathname, searchParams } = new URL(address);
  if (pathname !== "/taskpane.html") return existsSync(join(publicFolder, pathname));
  return (
    views.some((view) => view === searchParams.get("view")) &&
    existsSync(join(projectFolder, "addin", pathname))
  );
}

describe("manifest.xml", () => {
  it("can be read by Microsoft's own reader", async () => {
    expect(await OfficeAddinManifest.readManifestFile(join(projectFolder, "manifest.xml"))).toEqual({
      id: "dae57f8c-f661-40c3-842d-1f1bd77a3217",
      manifestType: "xml",
      officeAppType: "TaskPaneApp",
      version: "1.0.0.0",
      providerName: "指报 Zhibao",
      defaultLocale: "zh-CN",
      displayName: "指报",
      description: "科技创新指标报送：在 Excel 里审核、上报，取回同级数据。",
      iconUrl: `${origin}/icons/app-32.png`,
      highResolutionIconUrl: `${origin}/icons/app-64.png`,
      supportUrl: `${origin}/help.html`,
      appDomains: [origin],
      hosts: ["Workbook"],
      defaultSettings: { sourceLocation: `${origin}/taskpane.html?view=tasks` },
      permissions: "ReadWriteDocument",
    });
  });

  it("has one tab with the four buttons, all of one pane, each with its view", () => {
    const buttons = all(manifest, "Control").map((control) => ({
      label: textOf(control, "Label"),
      pane: resource(only(only(control, "Action"), "SourceLocation").attributes.resid),
    }));
    expect({ tab: textOf(only(manifest, "CustomTab"), "Label"), buttons }).toEqual({
      tab: "科创指标",
      buttons: [
        { label: "审核", pane: `${origin}/taskpane.html?view=check` },
        { label: "上报", pane: `${origin}/taskpane.html?view=submit` },
        { label: "同级对比", pane: `${origin}/taskpane.html?view=peers` },
        { label: "打开窗格", pane: `${origin}/taskpane.html?view=tasks` },
      ],
    });
    expect(new Set(manifestText.match(/<TaskpaneId>.*<\/TaskpaneId>/g))).toEqual(
      new Set(["<TaskpaneId>Zhibao.TaskPane</TaskpaneId>"]),
    );
  });

  const addresses = [...new Set(manifestText.match(/"https?:[^"]*"/g))]
    .map((quoted) => quoted.slice(1, -1))
    .filter(
      (address) => !address.startsWith("http://schemas.microsoft.com/") && !address.includes("www.w3.org"),
    );
  it.each(addresses)("%s is https, of this site, and served", (address) => {
    expect(new URL(address).origin).toBe(origin);
    expect(served(address)).toBe(true);
  });

  it("gives the group and every button an icon in all sizes, each image of the size it is named for", () => {
    const icons = all(manifest, "Icon").map(({ children }) =>
      children.map(({ attributes: { size, resid } }) => ({ size: Number(size), address: resource(resid) })),
    );
    expect(icons.map((images) => images.map(({ size }) => size))).toEqual(Array(5).fill([...iconSizes]));
    for (const { size, address = "" } of icons.flat()) {
      const { width, height } = readPng(readFileSync(join(publicFolder, new URL(address).pathname)));
      expect({ address, width, height }).toEqual({ address, width: size, height: size });
    }
  });

  it("resolves every reference and leaves no resource unused", () => {
    const used = new Set([...manifestText.matchAll(/resid="([^"]*)"/g)].map(([, resid]) => resid));
    expect([...used].sort()).toEqual(resources.map(({ attributes }) => attributes.id).sort());
  });

  it("gives no id twice", () => {
    const ids = [...manifestText.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it("has every text in English too, and no Chinese in it", () => {
    const texts = [...all(manifest, "String"), only(manifest, "DisplayName"), manifestDescription()];
    for (const { children, attributes } of texts) {
      const overrides = children.map(({ attributes: { Locale, Value = "" } }) => ({ Locale, Value }));
      expect(overrides, attributes.DefaultValue).toEqual([
        { Locale: "en-US", Value: expect.not.stringMatching(/\p{Script=Han}/u) },
      ]);
    }
  });

  it("asks for no set of ExcelApi and no shared runtime: old hosts get a sentence, not an add-in that is missing", () => {
    expect([...all(manifest, "Requirements"), ...all(manifest, "Runtimes")]).toEqual([]);
  });
});

/** The add-in's own description; supertips have one as well. */
function manifestDescription(): Element {
  const found = only(manifest, "OfficeApp").children.find(({ name }) => name === "Description");
  if (found === undefined) throw new Error("no Description");
  return found;
}
