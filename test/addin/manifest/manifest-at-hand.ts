import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XmlReader } from "../../../addin/host/file/xml/xml-reader.ts";

export const projectFolder = join(import.meta.dirname, "..", "..", "..");
export const manifestText = readFileSync(join(projectFolder, "manifest.xml"), "utf8");

const attributeNames = ["id", "resid", "size", "DefaultValue", "Locale", "Value", "type", "Name"] as const;

export type Element = {
  name: string;
  attributes: Partial<Record<(typeof attributeNames)[number], string>>;
  children: Element[];
};

/** The manifest as a tree of its elements, by local names. */
export function readTree(xml: string): Element {
  const top: Element = { name: "", attributes: {}, children: [] };
  const open = [top];
  const reader = new XmlReader(xml, "manifest.xml");
  while (reader.next()) {
    if (reader.kind === "close") {
      open.pop();
      continue;
    }
    const element: Element = { name: reader.name, attributes: attributesOf(reader), children: [] };
    open.at(-1)?.children.push(element);
    if (reader.kind === "open") open.push(element);
  }
  return top;
}

function attributesOf(reader: XmlReader): Element["attributes"] {
  const attributes: Element["attributes"] = {};
  for (const name of attributeNames) {
    const value = reader.attribute(name);
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}

/** Every element of that name, however deep. */
export const all = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
