import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Finding } from "../../../shared/schema/finding.ts";
import {
  type ExplanationsState,
  needsExplanation,
  subjectOf,
} from "../../../shared/validate/explanations.ts";
import type { CheckReport } from "../../flow/check.ts";
import { explained, type Sayings } from "../../flow/explaining.ts";
import {
  type ExplanationDraft,
  type ExplanationPlace,
  placeOf,
  settleSayings,
} from "../../flow/explanation-drafts.ts";
import type { Saying } from "../../table/results-in-workbook.ts";
import { ownTexts } from "../../text/own-texts.ts";
import { usePane } from "../pane-context.ts";

/** The explanations of a report while they are being written. */
export type Explaining = {
  state: ExplanationsState;
  sayings: Sayings;
  /** A finding that asks for an explanation. */
  asks: (finding: Finding) => boolean;
  /** What was written of the same rule and figures before their values changed. */
  earlier: (finding: Finding) => Saying | null;
  /** Kept on this machine at once. */
  write: (finding: Finding, saying: Saying) => void;
  /** All of them stand in the sheet 审核结果 now. */
  wroteSheet: () => Promise<void>;
};

const noDrafts: ReadonlyMap<string, ExplanationDraft> = new Map();

/** `onSheet`: what stands in the workbook's sheet 审核结果. */
export function useExplaining(report: CheckReport, onSheet: Sayings): Explaining {
  const { desk } = usePane();
  const [drafts, setDrafts] = useState(noDrafts);
  const place = useRef<Promise<ExplanationPlace> | null>(null);
  const placed = useCallback(() => {
    place.current ??= desk().then(({ workbook }) => placeOf(workbook.workbookId, report));
    return place.current;
  }, [desk, report]);
  useEffect(() => {
    let gone = false;
    void (async () => {
      const { explanations } = await desk();
      const kept = await explanations.load(await placed());
      // What was typed while they were fetched is newer.
      if (!gone) setDrafts((typed) => new Map([...kept, ...typed]));
    })();
    return () => {
      gone = true;
    };
  }, [desk, placed]);
  const keep = useCallback(
    async (fingerprint: string, draft: ExplanationDraft) => {
      const { explanations } = await desk();
      await explanations.save(await placed(), fingerprint, draft);
    },
    [desk, placed],
  );
  const asked = useMemo(
    () => new Map(report.findings.filter(needsExplanation).map((finding) => [finding.fingerprint, finding])),
    [report.findings],
  );
  const sayings = useMemo(() => settleSayings(drafts, onSheet), [drafts, onSheet]);
  const state = useMemo(() => explained(report, sayings, ownTexts), [report, sayings]);
  const write = (finding: Finding, saying: Saying) => {
    const { fingerprint } = finding;
    const written = drafts.get(fingerprint)?.written ?? onSheet.get(fingerprint) ?? null;
    const draft = { ...saying, written, about: subjectOf(finding) };
    setDrafts((known) => new Map([...known, [fingerprint, draft]]));
    void keep(fingerprint, draft);
  };
  return {
    state,
    sayings,
    asks: ({ fingerprint }) => asked.has(fingerprint),
    earlier: (finding) => {
      const about = subjectOf(finding);
      const found = [...drafts].find(
        ([fingerprint, draft]) => draft.about === about && !asked.has(fingerprint),
      );
      return found ? { category: found[1].category, text: found[1].text } : null;
    },
    write,
    wroteSheet: async () => {
      const now = new Map(drafts);
      for (const [fingerprint, saying] of sayings) {
        const finding = asked.get(fingerprint);
        const about = drafts.get(fingerprint)?.about ?? (finding ? subjectOf(finding) : "");
        const draft = { ...saying, written: saying, about };
        now.set(fingerprint, draft);
        await keep(fingerprint, draft);
      }
      setDrafts(now);
    },
  };
}
