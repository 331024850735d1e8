import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { sampleWorkbook } from "../addin/host/sample-workbook.ts";
import type { ExcelObject } from "./excel-object.ts";
import { loadOffice } from "./node/load-office.ts";
import { isRecord } from "./protocol/wire.ts";
import { openSimulatedWorkbook } from "./workbook/open-workbook.ts";

/** Methods that lead to types no property leads to, with what to call them with. */
const waysOn: Record<string, Record<string, unknown[]>> = {
  Worksheet: { GetRange: ["A1:B2"], GetRanges: ["A1,C3"] },
  ConditionalFormatCollection: { Add: ["Custom"] },
  Functions: { Date: [2025, 1, 1] },
  NamedItemCollection: { Add: ["试", "=1"] },
};

type Members = { scalars: Set<string>; navigations: Set<string>; methods: Set<string> };

/** The members of every simulated type, found by walking on from the workbook. */
const simulated = new Map<string, Members>();

function walk(object: ExcelObject): void {
  const { typeName, scalars, navigations, methods, items } = object;
  if (simulated.has(typeName)) return;
  simulated.set(typeName, {
    scalars: new Set(Object.keys(scalars)),
    navigations: new Set(Object.keys(navigations)),
    methods: new Set(Object.keys(methods)),
  });
  const reached = [
    ...Object.entries(waysOn[typeName] ?? {}).map(([name, args]) => methods[name]?.(args)),
    ...Object.values(navigations).map((navigate) => navigate()),
    ...(items?.() ?? []),
  ];
  for (const next of reached) if (isExcelObject(next)) walk(next);
}

const isExcelObject = (value: unknown): value is ExcelObject =>
  isRecord(value) && typeof value.identity === "function";

beforeAll(async () => {
  await loadOffice();
  const workbook = await openSimulatedWorkbook(await sampleWorkbook());
  workbook.book.sheets[0]?.tables.set("{T}", { rows: [] }); // no file brings one
  walk(workbook.root());
});

/** The library sets under this name what it lists and reads as ShowGridlines. */
const otherwiseNamed = new Set(["Worksheet.Gridlines"]);

/** The class of the library, by the type's name on the wire. */
function libraryClass(typeName: string): object | null {
  const found: unknown = Reflect.get(Excel, typeName);
  return typeof found === "function" ? found.prototype : null;
}

function listed(prototype: object, list: string): string[] {
  const names: unknown = Reflect.get(prototype, list);
  return Array.isArray(names) ? names.map(String) : [];
}

const camel = (wireName: string) => wireName.charAt(0).toLowerCase() + wireName.slice(1);

test("the walk reaches every type that is written down", () => {
  const folder = join(import.meta.dirname, "api");
  const written = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/typeName(?: =|:) "(\w+)"/g)])
    .map(([, typeName]) => typeName);
  expect(written.filter((typeName) => typeName === undefined || !simulated.has(typeName))).toEqual([]);
  expect(written.length).toBeGreaterThan(20);
});

test("every simulated member is one of the real library's", () => {
  const strange: string[] = [];
  for (const [typeName, { scalars, navigations, methods }] of simulated) {
    const prototype = libraryClass(typeName);
    if (!prototype) {
      strange.push(typeName);
      continue;
    }
    const known = {
      scalars: new Set(listed(prototype, "_scalarPropertyOriginalNames")),
      navigations: new Set(listed(prototype, "_navigationPropertyNames")),
    };
    for (const name of scalars) if (!known.scalars.has(name)) strange.push(`${typeName}.${name}`);
    for (const name of navigations)
      if (!known.navigations.has(camel(name))) strange.push(`${typeName}.${name}`);
    for (const name of methods) {
      if (!(camel(name) in prototype || name in prototype)) strange.push(`${typeName}.${name}()`);
    }
  }
  expect(strange.filter((name) => !otherwiseNamed.has(name))).toEqual([]);
});

/** "Range.getRow" → "1.2", from the requirement sets the published types name; "" where they name another set. */
function apiLevels(): Map<string, string> {
  const types = createRequire(import.meta.url).resolve("@types/office-js/index.d.ts");
  const levels = new Map<string, string>();
  let typeName = "";
  let level: string | null = null;
  for (const line of readFileSync(types, "utf8").split(/\r?\n/)) {
    const opened = /^ {4}(?:export )?(?:class|interface|enum|type|function) (\w+)/.exec(line);
    if (opened) typeName = line.includes("class ") ? (opened[1] ?? "") : "";
    const set = /\[Api set: ?([\w ]+?) (\d+\.\d+|BETA)/.exec(line);
    if (set) level = set[1] === "ExcelApi" ? (set[2] ?? null) : "";
    const member = /^ {8}(?:readonly )?(\w+)[(:<?]/.exec(line);
    if (!member || typeName === "") continue;
    const name = `${typeName}.${member[1]}`;
    if (level !== null && !levels.has(name)) levels.set(name, level);
    level = null;
  }
  return levels;
}

test("nothing above ExcelApi 1.14 is simulated: the add-in may not need it", () => {
  const levels = apiLevels();
  const all = [...simulated].flatMap(([typeName, members]) =>
    [...members.scalars, ...members.navigations, ...members.methods].map(
      (name) => `${typeName}.${camel(name)}`,
    ),
  );
  const leveled = all.filter((name) => levels.get(name));
  const above = leveled.filter((name) => Number(levels.get(name)?.split(".")[1]) > 14);
  expect(above).toEqual([]);
  // the published types must have been read, or nothing was shown
  expect(levels.get("Range.getMergedAreasOrNullObject")).toBe("1.13");
  expect(leveled.length).toBeGreaterThan(100);
});
