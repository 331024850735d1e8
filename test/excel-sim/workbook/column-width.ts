/** Files count column widths in digits of the standard font (7 pixels in Calibri 11), the API in points (¾ pixel). */
const PIXELS_PER_DIGIT = 7;
const POINTS_PER_PIXEL = 0.75;

export const pointsOfWidth = (digits: number): number =>
  Math.round(digits * PIXELS_PER_DIGIT) * POINTS_PER_PIXEL;
export const widthOfPoints = (points: number): number => points / POINTS_PER_PIXEL / PIXELS_PER_DIGIT;
