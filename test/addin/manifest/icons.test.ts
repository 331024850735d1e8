import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { iconNames, iconSizes } from "../../../addin/icons/draw-icon.ts";
import { iconColours } from "../../../addin/icons/icon-colours.ts";
import { colourOf, contrast, hexOf } from "./contrast.ts";
import { type Image, readPng } from "./read-png.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "addin", "public", "icons");
const read = (name: string, size: number): Image =>
  readPng(readFileSync(join(folder, `${name}-${size}.png`)));

const files = iconNames.flatMap((name) => iconSizes.map((size) => ({ name, size })));
/** Ribbons of the themes white, colourful, dark grey and black. */
const backgrounds = ["#ffffff", "#f3f2f1", "#363636", "#000000"];

/** Colours of at least a tenth of the opaque pixels: what the eye takes for the icon. */
function dominantColours({ pixels }: Image): string[] {
  const opaque = pixels.filter(({ alpha }) => alpha === 255).map(hexOf);
  const share = (colour: string) => opaque.filter((other) => other === colour).length / opaque.length;
  return [...new Set(opaque)].filter((colour) => share(colour) >= 0.1).sort();
}

const weakest = (colour: string, against: readonly string[]): number =>
  Math.min(...against.map((background) => contrast(colourOf(colour), colourOf(background))));

describe("the icons", () => {
  it("are there in every size Office asks for, and nothing else is", () => {
    expect(readdirSync(folder).sort()).toEqual(files.map(({ name, size }) => `${name}-${size}.png`).sort());
  });

  it.each(files)(
    "$name at $size px has that size, weighs less than 3 kB and is transparent around",
    ({ name, size }) => {
      const { width, height, pixels } = read(name, size);
      expect([width, height]).toEqual([size, size]);
      expect(statSync(join(folder, `${name}-${size}.png`)).size).toBeLessThan(3000);
      expect(pixels[0]?.alpha).toBeLessThan(128);
    },
  );

  const buttons = files.filter(({ name }) => name !== "app");
  it.each(buttons)("$name at $size px stands out 3 : 1 from the ribbons of all themes", ({ name, size }) => {
    const colours = dominantColours(read(name, size));
    expect(colours).toEqual([iconColours.accent, iconColours.line]);
    for (const colour of colours) expect(weakest(colour, backgrounds)).toBeGreaterThanOrEqual(3);
  });

  it.each(iconSizes)(
    "the plate of app at %i px stands out from all themes, its bars from the plate",
    (size) => {
      const { accent, onAccent } = iconColours;
      expect(dominantColours(read("app", size))).toEqual([accent, onAccent]);
      expect(weakest(accent, backgrounds)).toBeGreaterThanOrEqual(3);
      expect(weakest(onAccent, [accent])).toBeGreaterThanOrEqual(3);
    },
  );
});
