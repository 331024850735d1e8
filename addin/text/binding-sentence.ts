import type { BindingCounts } from "../table/binding/check-binding.ts";
import type { Sentence } from "./locale.ts";

/** What became of an own table since it was bound; what needs somebody is a finding besides. */
export const bindingSentence: Sentence<BindingCounts> = {
  zh: ({ rows, moved, added, renamed, changed, gone }) =>
    [
      `这张表以前确认过：${rows} 行照旧取数`,
      ...(moved > 0 ? [`其中 ${moved} 行换了位置`] : []),
      ...(added > 0 ? [`新认出 ${added} 行`] : []),
      ...(renamed > 0 ? [`改名 ${renamed} 处`] : []),
      ...(changed > 0 ? [`单位或公式改动 ${changed} 处`] : []),
      ...(gone > 0 ? [`找不到 ${gone} 处`] : []),
    ].join("，"),
  en: ({ rows, moved, added, renamed, changed, gone }) =>
    [
      `This table was confirmed before: ${rows} rows are read as they were`,
      ...(moved > 0 ? [`${moved} of them elsewhere`] : []),
      ...(added > 0 ? [`${added} new`] : []),
      ...(renamed > 0 ? [`${renamed} renamed`] : []),
      ...(changed > 0 ? [`${changed} with another unit or without their formula`] : []),
      ...(gone > 0 ? [`${gone} gone`] : []),
    ].join(", "),
};
