/**
 * A colour (RRGGBB) made lighter (tint over 0) or darker (under 0) by its luminance, hue and saturation kept
 * (ECMA-376 part 1, 18.8.19).
 */
export function tinted(color: string, tint: number): string {
  if (tint === 0) return color;
  const [hue, saturation, light] = hslOf(color);
  const next = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  return colorOf(hue, saturation, Math.min(1, Math.max(0, next)));
}

function hslOf(color: string): [hue: number, saturation: number, light: number] {
  const channel = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  const [red, green, blue] = [channel(0), channel(2), channel(4)];
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const light = (high + low) / 2;
  const spread = high - low;
  if (spread === 0) return [0, 0, light];
  const saturation = spread / (1 - Math.abs(2 * light - 1));
  if (high === red) return [((green - blue) / spread + 6) % 6, saturation, light];
  if (high === green) return [(blue - red) / spread + 2, saturation, light];
  return [(red - green) / spread + 4, saturation, light];
}

function colorOf(hue: number, saturation: number, light: number): string {
  const reach = saturation * Math.min(light, 1 - light);
  const channel = (from: number) => {
    const at = (from + hue * 2) % 12;
    const value = light - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `${channel(0)}${channel(8)}${channel(4)}`.toUpperCase();
}
