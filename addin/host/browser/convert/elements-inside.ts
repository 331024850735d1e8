import type { XmlReader } from "../../file/xml/xml-reader.ts";

/** Calls `visit` on every element inside the one the reader stands on, which holds none of its own name. */
export function elementsInside(reader: XmlReader, visit: (name: string) => void): void {
  if (reader.kind === "empty") return;
  const container = reader.name;
  while (reader.next() && reader.name !== container) if (reader.kind !== "close") visit(reader.name);
}
