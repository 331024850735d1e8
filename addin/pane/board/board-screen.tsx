import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { loadPart } from "../parts/load-part.ts";
import { ProgressLine } from "../parts/progress-line.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { BlankTemplateFold } from "../template/blank-template-fold.tsx";
import { useTexts } from "../texts/use-texts.ts";
import type { ScreenProps } from "../view.ts";
import { boardTexts } from "./board-texts.ts";
import { ChosenRound } from "./chosen-round.tsx";
import { useListLook } from "./list-look.ts";
import { RoundBoard } from "./round-board.tsx";

const AliasesScreen = lazy(async () => ({
  default: (await loadPart(() => import("../aliases/aliases-screen.tsx"))).AliasesScreen,
}));

/** 进度: where every unit of a round stands, its submission, and the round's next step. For the city. */
export function BoardScreen({ shown }: ScreenProps) {
  const words = useTexts("board", boardTexts);
  const look = useListLook();
  const [atAliases, setAtAliases] = useState(false);
  const door = useRef<HTMLDivElement>(null);
  const wasAtAliases = useRef(false);
  // the button the person went through has the keyboard again
  useEffect(() => {
    if (wasAtAliases.current && !atAliases) door.current?.querySelector("button")?.focus();
    wasAtAliases.current = atAliases;
  }, [atAliases]);
  if (atAliases)
    return (
      <Suspense fallback={<ProgressLine step={null} />}>
        <AliasesScreen shown={shown} onBack={() => setAtAliases(false)} />
      </Suspense>
    );
  return (
    <div className={look.screen}>
      <div className={look.apart}>
        <ScreenHeading>{words("title")}</ScreenHeading>
        <div ref={door}>
          <Button size="small" onClick={() => setAtAliases(true)}>
            {words("aliases")}
          </Button>
        </div>
      </div>
      <ChosenRound shown={shown} offered={() => true} none={words("noRounds")}>
        {(summary, refresh) => <RoundBoard shown={shown} round={summary.round.id} onMoved={refresh} />}
      </ChosenRound>
      <BlankTemplateFold shown={shown} />
    </div>
  );
}
