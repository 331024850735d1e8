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

const RulesScreen = lazy(async () => ({
  default: (await loadPart(() => import("../rules/rules-screen.tsx"))).RulesScreen,
}));

/** The screens behind 进度, by the words of the buttons that lead there. */
const behind = { rules: RulesScreen, aliases: AliasesScreen };
const doors = ["rules", "aliases"] as const;
type Door = (typeof doors)[number];

/** 进度: where every unit of a round stands, its submission, and the round's next step. For the city. */
export function BoardScreen({ shown }: ScreenProps) {
  const words = useTexts(boardTexts);
  const look = useListLook();
  const [at, setAt] = useState<Door | null>(null);
  const from = useRef<Door | null>(null);
  const buttons = useRef<Partial<Record<Door, HTMLButtonElement | null>>>({});
  // the button the person went through has the keyboard again
  useEffect(() => {
    if (at === null && from.current !== null) buttons.current[from.current]?.focus();
    from.current = at;
  }, [at]);
  if (at !== null) {
    const Screen = behind[at];
    return (
      <Suspense fallback={<ProgressLine step={null} />}>
        <Screen shown={shown} onBack={() => setAt(null)} />
      </Suspense>
    );
  }
  return (
    <div className={look.screen}>
      <div className={look.apart}>
        <ScreenHeading>{words("title")}</ScreenHeading>
        <div className={look.actions}>
          {doors.map((door) => (
            <Button
              key={door}
              size="small"
              ref={(button) => {
                buttons.current[door] = button;
              }}
              onClick={() => setAt(door)}
            >
              {words(door)}
            </Button>
          ))}
        </div>
      </div>
      <ChosenRound shown={shown} offered={() => true} none={words("noRounds")}>
        {(summary, refresh) => <RoundBoard shown={shown} round={summary.round.id} onMoved={refresh} />}
      </ChosenRound>
      <BlankTemplateFold shown={shown} />
    </div>
  );
}
