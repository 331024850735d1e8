import { squeezeText } from "../../../shared/codec/fold-text.ts";
import { readHeaderWords } from "../../../shared/codec/header-words.ts";
import { splitPartial } from "../../../shared/codec/partial-words.ts";
import type { FormField } from "../../../shared/schema/form.ts";
import { answerUnder, headKey } from "../binding/table-answers.ts";
import { readValueHead } from "../figures/column-value.ts";
import { withoutEnglishLine } from "../match/english-line.ts";
import { type FieldMatch, type HeaderContext, holdsNumbers, placed } from "./field-match.ts";
import type { HeaderLabel } from "./header-label.ts";

/** A head that is known without the words that narrow it (1—6月, 开发区, 预计): asked. `own` are the labels of the form. */
export function narrowedMatch(
  { label, year, unit }: HeaderLabel,
  own: ReadonlyMap<string, FormField>,
  context: HeaderContext,
): FieldMatch | undefined {
  const { rest, words } = splitPartial(label);
  if (words.length === 0) return undefined;
  const whole = readValueHead([rest, year === null ? "" : `${year}年`], context);
  const field = own.get(rest) ?? (whole && placed(whole, context.period).field);
  if (!field || !holdsNumbers({ field })) return undefined;
  return { field, value: null, how: "alias", sure: false, qualifier: words.join("、"), unit };
}

/** 审定数, 统计局反馈数, 修正后数据: the same numbers once more, by somebody else or later. */
const anotherNumber =
  /^(?:[\u4e00-\u9fff]{0,6}[局厅办委部门市省县区])?(?:最新|最终|审定|审核|复核|核实|核定|核准|核对|修正|修订|订正|更正|更新|调整|反馈|上报|报送|确认)(?:市局|省厅|市里|以?后)?的?(?:数据|数值|数字|数|值)$/;

/**
 * For heads over numbers that no column of the form has: they name targets, actuals or a period, and besides something that
 * is not understood or is not the final number (原目标, 快报数), or numbers that may be other than the actuals (审定数). Nothing is taken from such a column before it has been asked.
 */
export function doubtfulMatch(written: readonly string[], context: HeaderContext): FieldMatch | undefined {
  const heads = written.map(withoutEnglishLine);
  if (answerUnder(context.answers, headKey(heads)) !== undefined) return undefined;
  const { spoken } = context;
  const said = readHeaderWords(heads.join(""), spoken ?? undefined);
  if (said.role === "other") return undefined;
  const speaks = said.kind !== null || said.periodText !== null;
  if (!speaks && !heads.some((head) => anotherNumber.test(squeezeText(head)))) return undefined;
  const kind = said.kind ?? context.kind ?? "actual";
  const period = said.period ?? (kind === "target" ? (spoken?.slice(0, 4) ?? null) : spoken);
  const value = placed({ kind, period, basis: said.basis, certain: false }, context.period);
  return { ...value, sure: false, unit: said.unit, qualifier: said.rest.join("、") || heads.join("") };
}
