import { lazy, Suspense, useState } from "react";
import { useListLook } from "../board/list-look.ts";
import { usePane } from "../pane-context.ts";
import { loadPart } from "../parts/load-part.ts";
import { ProgressLine } from "../parts/progress-line.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { blankTemplateTexts } from "./blank-template-texts.ts";

const BlankTemplate = lazy(async () => ({
  default: (await loadPart(() => import("./blank-template.tsx"))).BlankTemplate,
}));

/** 空白模板, folded until it is opened: what it asks for comes then. */
export function BlankTemplateFold({ shown }: { shown: boolean }) {
  const { person } = usePane();
  const words = useTexts(blankTemplateTexts);
  const look = useListLook();
  const [open, setOpen] = useState(false);
  return (
    <details className={look.fold} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={look.summary}>{words("title")}</summary>
      <div className={look.folded}>
        {open && (
          <Suspense fallback={<ProgressLine step={null} />}>
            <BlankTemplate key={person?.id ?? "-"} shown={shown} />
          </Suspense>
        )}
      </div>
    </details>
  );
}
