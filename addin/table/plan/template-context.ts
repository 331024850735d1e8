import type { Figure } from "../../../shared/schema/figure.ts";

/** For whom and which period a template is made. */
export type TemplateContext = {
  /** Null for a template that anybody may fill: then the unit is typed. */
  org: { id: string; code: string | null; name: string } | null;
  period: string;
  roundId: string | null;
  roundName: string | null;
  /** 演练: says on the sheet and on paper that the figures are invented. */
  rehearsal: boolean;
  /** Last year's accepted actuals and this year's issued targets; also this period's own figures, when a file is made anew. */
  prefill: readonly Figure[];
};
