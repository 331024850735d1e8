/** The region after the one that has the keyboard, or before it; the first where none has it (`here` -1). */
export const nextRegion = (here: number, count: number, step: 1 | -1): number =>
  here < 0 ? 0 : (here + step + count) % count;
