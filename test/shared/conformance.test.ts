import { describe, expect, it } from "vitest";
import { yearlyForm } from "../../shared/catalogue/yearly-form.ts";
import { examine } from "../../shared/validate/check.ts";
import { acceptedHistory, conformanceCases, documentOf } from "../conformance/conformance-case.ts";

describe("the engine, for the whole corpus", () => {
  it.each(conformanceCases)("$claim", (one) => {
    const document = documentOf(one);
    const input = { document, form: yearlyForm };
    const found = (examined: ReturnType<typeof examine>) =>
      examined.findings.map(({ cells: _, ...finding }) => finding);
    const history = acceptedHistory(document.period);
    expect({
      offline: found(examine({ ...input, history: null })),
      server: found(examine({ ...input, history }, { phase: "receive" })),
    }).toEqual({ offline: one.offline, server: one.server });
  });
});
