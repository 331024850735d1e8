import type { FlowFailure } from "../../flow/failure.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { SheetChoice } from "../parts/sheet-choice.tsx";
import { TemplateHint } from "../parts/template-hint.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { checkTexts } from "./check-texts.ts";

export type CheckFailureProps = {
  failure: FlowFailure;
  /** Results of an earlier check stand below. */
  kept: boolean;
  onSheet: (sheet: string) => void;
};

/** Why there was no check, and where several sheets could be meant, the place to say which. */
export function CheckFailure({ failure, kept, onSheet }: CheckFailureProps) {
  const words = useTexts(checkTexts);
  return (
    <>
      <FailureMessage failure={failure} />
      <TemplateHint failure={failure} />
      <SheetChoice failure={failure} label={words("sheetLabel")} onSheet={onSheet} />
      {kept && <p>{words("kept")}</p>}
    </>
  );
}
