import type { Finding } from "../../shared/schema/finding.ts";
import type { Form } from "../../shared/schema/form.ts";
import { findingSentence } from "./finding-sentence.ts";

/** Sentences that state a finding; an explanation that repeats one says nothing. */
export const ownTexts = (finding: Finding, form: Form): string[] => [
  findingSentence(finding, form, "zh"),
  findingSentence(finding, form, "en"),
];
