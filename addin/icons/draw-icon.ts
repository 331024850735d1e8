import { iconColours } from "./icon-colours.ts";
import { type PixelPen, type Point, pixelPen } from "./pixel-pen.ts";

const { line: grey, accent, onAccent } = iconColours;

/** 指报: rising bars on a plate. */
function app(pen: PixelPen): string {
  return [
    pen.fill({ left: 0, top: 0, right: 16, bottom: 16 }, accent, 3),
    pen.fill({ left: 3, top: 9, right: 5, bottom: 13 }, onAccent),
    pen.fill({ left: 7, top: 6, right: 9, bottom: 13 }, onAccent),
    pen.fill({ left: 11, top: 3, right: 13, bottom: 13 }, onAccent),
  ].join("");
}

/** 审核: a sheet with a tick; a gap keeps the two apart. */
function check(pen: PixelPen): string {
  const tick: readonly Point[] = [
    [7.5, 11.5],
    [10, 14],
    [15, 8],
  ];
  const sheet = [
    pen.outline({ left: 1, top: 0, right: 12, bottom: 15 }, grey),
    pen.level(4, 9, 3, grey),
    pen.level(4, 9, 6, grey),
  ].join("");
  return (
    `<mask id="gap"><rect width="${pen.size}" height="${pen.size}" fill="#fff"/>${pen.stroke(tick, "#000", 4)}</mask>` +
    `<g mask="url(#gap)">${sheet}</g>${pen.stroke(tick, accent, 2)}`
  );
}

/** 上报: an arrow up, out of a tray. */
function submit(pen: PixelPen): string {
  return [
    pen.fill({ left: 7, top: 2, right: 9, bottom: 12 }, accent),
    pen.stroke(
      [
        [4, 5.5],
        [8, 1.5],
        [12, 5.5],
      ],
      accent,
      2,
    ),
    pen.tray({ left: 1, top: 9, right: 15, bottom: 15 }, grey),
  ].join("");
}

/** 同级对比: one's own bar among those of others. */
function peers(pen: PixelPen): string {
  return [
    pen.fill({ left: 1, top: 7, right: 5, bottom: 15 }, grey),
    pen.fill({ left: 6, top: 1, right: 10, bottom: 15 }, accent),
    pen.fill({ left: 11, top: 4, right: 15, bottom: 15 }, grey),
  ].join("");
}

/** 打开窗格: a window whose right side is the pane. */
function pane(pen: PixelPen): string {
  return [
    pen.outline({ left: 0, top: 1, right: 16, bottom: 15 }, grey),
    pen.level(3, 7, 4, grey),
    pen.level(3, 7, 7, grey),
    pen.level(3, 7, 10, grey),
    pen.fill({ left: 9, top: 3, right: 14, bottom: 13 }, accent),
  ].join("");
}

const drawings = { app, check, submit, peers, pane };
export type IconName = keyof typeof drawings;
export const iconNames: readonly IconName[] = ["app", "check", "submit", "peers", "pane"];

/** Sizes in pixels that Office takes for a button, 100 % to 500 % of 16. */
export const iconSizes = [16, 20, 24, 32, 40, 48, 64, 80] as const;

/** One icon as an SVG of the given size, hinted for it. */
export function drawIcon(name: IconName, size: number): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">` +
    `${drawings[name](pixelPen(size))}</svg>`
  );
}
