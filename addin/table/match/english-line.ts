const chinese = /[\u4e00-\u9fff]/;
/** Words, not only signs: GDP and R&D stand in Chinese names. */
const english = /[A-Za-z][a-z]{2}/;

/** 指标名称 over Indicator in one cell: the Chinese lines, where English ones stand below or above them. */
export function withoutEnglishLine(text: string): string {
  if (!text.includes("\n")) return text;
  const lines = text.split(/\r?\n/);
  const kept = lines.filter((line) => chinese.test(line) || !english.test(line));
  return kept.some((line) => chinese.test(line)) ? kept.join("\n") : text;
}
