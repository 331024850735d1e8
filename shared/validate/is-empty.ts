import type { Figure } from "../schema/figure.ts";

/** Nothing stands in its cell, and nobody says why. A target that nobody set is no figure at all. */
export const isEmpty = (figure: Figure): boolean =>
  figure.kind === "actual" &&
  figure.availability === "available" &&
  figure.value === null &&
  figure.typed === null;
