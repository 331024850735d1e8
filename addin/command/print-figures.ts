import type { Form } from "../../shared/schema/form.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { submissionRows } from "../table/submission-rows.ts";
import { alignedTable, clip } from "../text/aligned-table.ts";
import { actualText, statusText } from "../text/figure-text.ts";

/** A submission's figures as a table in the order of its form. */
export function figureLines(document: SubmissionDocument, form: Form): string[] {
  const rows = submissionRows(document, form).map(
    ({ row, name, indicator, actual, previous, target, nextTarget }) => [
      row.indicator,
      clip(name, 40),
      indicator?.unit ?? "",
      previous ? actualText(previous, indicator) : "",
      target?.target.text ?? "",
      actual ? actualText(actual, indicator) : "",
      actual ? statusText(actual, document.period, "zh") : "未报",
      nextTarget?.target.text ?? "",
      clip(actual?.note ?? "", 30),
    ],
  );
  const columns = [
    { title: "代码" },
    { title: "指标名称" },
    { title: "单位" },
    { title: "上年实绩", align: "right" },
    { title: "本年目标", align: "right" },
    { title: "本年实绩", align: "right" },
    { title: "数据状态" },
    { title: "下年目标", align: "right" },
    { title: "说明" },
  ] as const;
  return alignedTable(columns, rows);
}
