import { readPeriod } from "../../shared/codec/period.ts";
import { type Result, succeed } from "../../shared/result.ts";
import type { Form } from "../../shared/schema/form.ts";
import { type FlowFailure, stopped } from "./failure.ts";

/** The shape of a period, and its ending in an example, for each frequency. */
const shapes: Record<Form["frequency"], { shape: RegExp; ending: string }> = {
  annual: { shape: /^\d{4}$/, ending: "" },
  quarterly: { shape: /^\d{4}Q\d$/, ending: "Q1" },
  monthly: { shape: /^\d{4}M\d\d$/, ending: "M01" },
};

/** A period as a person types it ("2024年", "2024年一季度"), refused where the form is not filled for such periods. */
export function periodOfForm(
  typed: string,
  { frequency, title }: Pick<Form, "frequency" | "title">,
): Result<string, FlowFailure> {
  const given = typed.trim();
  const period = readPeriod(given);
  if (!period.ok) return stopped("period-unreadable", { given });
  const { shape, ending } = shapes[frequency];
  if (shape.test(period.value)) return succeed(period.value);
  const example = period.value.slice(0, 4) + ending;
  return stopped("period-not-of-form", { form: title, frequency, example, given });
}
