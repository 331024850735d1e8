import type { FlowFailure } from "../flow/failure.ts";
import { apiFailureSentence } from "./api-failure-sentence.ts";
import { hostRefusalSentence } from "./host-refusal-sentence.ts";
import type { Locale } from "./locale.ts";
import { readingRefusalSentence } from "./reading-refusal-sentence.ts";
import { stopSentence } from "./stop-sentence.ts";

/** One sentence that says what to do, whatever ended the journey. `server` is the address in use. */
export function flowFailureSentence(failure: FlowFailure, server: string, locale: Locale): string {
  switch (failure.kind) {
    case "api":
      return apiFailureSentence(failure.failure, server, locale);
    case "host":
      return hostRefusalSentence(failure.refusal, locale);
    case "reading":
      return readingRefusalSentence(failure.refusal, locale);
    case "stop":
      return stopSentence(failure.stop, locale);
  }
}
