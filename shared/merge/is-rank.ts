import type { Indicator } from "../schema/indicator.ts";

/** True for official ranks. The unit does not tell: 位 also counts persons (派驻博士 12位). */
export const isRank = (indicator: Indicator): boolean => indicator.measure === "排名";
