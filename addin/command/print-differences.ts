import type { Form } from "../../shared/schema/form.ts";
import type { CellDifference } from "../../shared/schema/submission.ts";
import { alignedTable } from "../text/aligned-table.ts";
import { shownValue } from "../text/difference-value.ts";
import { figureName } from "../text/finding-view.ts";

const changes: Record<CellDifference["change"], string> = { added: "新增", changed: "改动", removed: "删去" };

/** More lines would scroll the sentence that matters off the screen. */
const most = 40;

/** What differs, figure by figure; `before` and `after` head the two columns of values. */
export function differenceLines(
  differences: readonly CellDifference[],
  form: Form,
  { before, after }: { before: string; after: string },
): string[] {
  if (differences.length === 0) return [];
  const rows = differences
    .slice(0, most)
    .map((one) => [
      changes[one.change],
      shownValue(one.before),
      shownValue(one.after),
      figureName(one, form, "zh"),
    ]);
  const cut = differences.length - rows.length;
  return [
    ...alignedTable([{ title: "" }, { title: before }, { title: after }, { title: "指标" }], rows).map(
      (line) => `  ${line}`,
    ),
    ...(cut > 0 ? [`  （共 ${differences.length} 处，其余 ${cut} 处略）`] : []),
  ];
}
