import { submissionDocument } from "../../shared/schema/submission.ts";
import { check } from "../../shared/validate/check.ts";
import { emptyHistory } from "../../shared/validate/history.ts";
import { inventedDocument } from "./invented-document.ts";
import { formOfSixty, wideForm } from "./invented-form.ts";
import { inventedValues } from "./invented-values.ts";
import { type Line, slower } from "./report.ts";
import { type Repeats, timeWorkInTurn } from "./sampling.ts";
import { reportYear, units } from "./stage.ts";

/** All rules over a document, against zod parsing it; both in this Node process. */
export async function measureCheck(small: Repeats, large: Repeats): Promise<Line[]> {
  const unit = units[0] ?? "";
  const document = inventedDocument(formOfSixty, unit, reportYear, "actuals and next targets");
  const period = String(reportYear - 1);
  const accepted = [...inventedValues(formOfSixty, unit, reportYear - 1)].map(([indicator, value]) => ({
    indicator,
    period,
    value,
    stage: "annual" as const,
  }));
  const sixty = await timeWorkInTurn(
    {
      check: () => check({ document, form: formOfSixty, history: { ...emptyHistory, accepted } }),
      zod: () => submissionDocument.parse(document),
    },
    small,
    10,
  );
  const form = wideForm();
  const wide = inventedDocument(form, unit, reportYear, "actuals of two years");
  const thousand = await timeWorkInTurn(
    {
      check: () => check({ document: wide, form, history: emptyHistory }),
      zod: () => submissionDocument.parse(wide),
    },
    large,
    1,
  );
  return [
    slower("审核 60×2，对照 zod", sixty("check"), sixty("zod"), 5),
    slower("审核 2000 行，对照 zod", thousand("check"), thousand("zod"), 5),
  ];
}
