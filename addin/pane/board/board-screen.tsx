import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useTexts } from "../texts/use-texts.ts";
import type { ScreenProps } from "../view.ts";
import { boardTexts } from "./board-texts.ts";
import { ChosenRound } from "./chosen-round.tsx";
import { useListLook } from "./list-look.ts";
import { RoundBoard } from "./round-board.tsx";

/** 进度: where every unit of a round stands, its submission, and the round's next step. For the city. */
export function BoardScreen({ shown }: ScreenProps) {
  const words = useTexts("board", boardTexts);
  const look = useListLook();
  return (
    <div className={look.screen}>
      <ScreenHeading>{words("title")}</ScreenHeading>
      <ChosenRound shown={shown} offered={() => true} none={words("noRounds")}>
        {(summary, refresh) => <RoundBoard shown={shown} round={summary.round.id} onMoved={refresh} />}
      </ChosenRound>
    </div>
  );
}
