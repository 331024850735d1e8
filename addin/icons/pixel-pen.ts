/** Edges of a box on the 16-unit grid all icons are designed on. */
export type Box = { left: number; top: number; right: number; bottom: number };
export type Point = readonly [x: number, y: number];

/** Draws SVG elements whose straight edges lie on whole pixels of one size, so that lines stay sharp at 16 px. */
export type PixelPen = ReturnType<typeof pixelPen>;

/** @param size edge of the image in pixels. */
export function pixelPen(size: number) {
  const pixel = (units: number) => Math.round((units * size) / 16);
  /** Width of a line in pixels: one for every 16 of the image, two from 24 on. */
  const line = size < 24 ? 1 : Math.max(2, Math.round(size / 16));
  const rectangle = (box: Box, radius: number, paint: string, inset: number) => {
    const [left, top] = [pixel(box.left) + inset, pixel(box.top) + inset];
    const [width, height] = [pixel(box.right) - inset - left, pixel(box.bottom) - inset - top];
    return `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="${radius}" ${paint}/>`;
  };
  return {
    size,
    line,
    /** A filled box; corners rounded by `corner` units. */
    fill: (box: Box, colour: string, corner = 0) => rectangle(box, pixel(corner), `fill="${colour}"`, 0),
    /** An outlined box; the line lies inside its edges. */
    outline: (box: Box, colour: string) =>
      rectangle(box, line, `fill="none" stroke="${colour}" stroke-width="${line}"`, line / 2),
    /** A box without lid; the line lies inside its edges. */
    tray: ({ left, top, right, bottom }: Box, colour: string) => {
      const [west, south, east] = [pixel(left) + line / 2, pixel(bottom) - line / 2, pixel(right) - line / 2];
      const path = `M${west} ${pixel(top)}V${south}H${east}V${pixel(top)}`;
      return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${line}"/>`;
    },
    /** A level line from `left` to `right` whose upper edge is `top`. */
    level: (left: number, right: number, top: number, colour: string) =>
      `<rect x="${pixel(left)}" y="${pixel(top)}" width="${pixel(right) - pixel(left)}" height="${line}" fill="${colour}"/>`,
    /** Joined strokes through the middles of the given points, `width` lines thick. */
    stroke: (points: readonly Point[], colour: string, width = 1) =>
      `<polyline points="${points.map(([x, y]) => `${(x * size) / 16},${(y * size) / 16}`).join(" ")}" fill="none"` +
      ` stroke="${colour}" stroke-width="${line * width}" stroke-linecap="round" stroke-linejoin="round"/>`,
  };
}
