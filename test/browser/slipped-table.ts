import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { isIndicatorRow } from "../../shared/schema/form.ts";
import { plainWorkbookFile } from "../addin/author/plain-workbook-file.ts";

/**
 * A long table of the yearly form's rows, over and over, in which the codes have slipped a row against the names, as when a
 * column was sorted alone: each row is a finding.
 */
export function slippedTable(rows: number): Promise<Uint8Array> {
  const own = yearlyForm.rows.filter(isIndicatorRow).map(({ indicator }) => indicator);
  const definition = new Map(yearlyForm.indicators.map((indicator) => [indicator.code, indicator]));
  const lines = Array.from({ length: rows }, (_, place) => {
    const named = definition.get(own[(place + 1) % own.length] ?? "");
    return [own[place % own.length] ?? "", named?.name ?? "", named?.unit ?? "", place, "年报数"];
  });
  const title = ["2025年科技创新主要指标", null, null, null, null];
  const heads = ["代码", "指标名称", "计量单位", "本年实绩", "数据状态"];
  return plainWorkbookFile({ 年报表: [title, heads, ...lines] });
}
