import type { Coverage } from "../../../shared/schema/merged.ts";

/** Stands behind a ratio whose base items are not known; the legend says so. */
export const asideMark = "※";

/** "5/7", with the units the indicator does not apply to beside it. */
export const printCoverage = ({ available, due, notApplicable }: Coverage): string =>
  notApplicable === 0 ? `${available}/${due}` : `${available}/${due} 不适用${notApplicable}`;
