import type { Figure } from "../../../shared/schema/figure.ts";
import { aDocument } from "./a-document.ts";
import { aSubmission } from "./a-submission.ts";
import { type FakeApi, fakeApi } from "./fake-api.ts";

/** 海宁市 with rounds of 2023 and 2024; 2023 is accepted with these figures. */
export function acceptedBefore(
  figures: readonly Figure[],
  state: "accepted" | "submitted" = "accepted",
): FakeApi {
  const api = fakeApi({
    rounds: [
      { id: "y2024", name: "2024年报", period: "2024", state: "open" },
      { id: "y2023", name: "2023年报", period: "2023", state: "published" },
    ],
  });
  const document = { ...aDocument("330481", "2023", "1"), figures: [...figures] };
  api.submissions.set("y2023 330481", aSubmission("y2023", document, { state, seq: 2 }));
  return api;
}
