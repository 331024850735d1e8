import type { Saying } from "../../table/results-in-workbook.ts";
import { DrawnSign } from "../parts/drawn-sign.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { explainTexts } from "./explain-texts.ts";
import { Said } from "./said.tsx";

/** 审核说明 as the unit has sent it, for the reviewer; told where its words are those of the period before. */
export function SubmittedExplanation({ saying, isCopied }: { saying: Saying; isCopied: boolean }) {
  const words = useTexts(explainTexts);
  return (
    <>
      <Said saying={saying} />
      {isCopied && (
        <div>
          <DrawnSign shape="questionInDiamond" tone="warning" /> {words("copied")}
        </div>
      )}
    </>
  );
}
