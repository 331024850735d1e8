import type { RoundSummary } from "../../../shared/schema/round.ts";
import { ChosenRound } from "../board/chosen-round.tsx";
import { useListLook } from "../board/list-look.ts";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useTexts } from "../texts/use-texts.ts";
import type { ScreenProps } from "../view.ts";
import { figuresTexts } from "./figures-texts.ts";
import { RoundFigures } from "./round-figures.tsx";

/** What is published is read with the peers. */
const isUnderReview = ({ state }: RoundSummary): boolean => state === "open" || state === "closed";

/** 数据: units × indicators of a round before its publication. For the city. */
export function FiguresScreen({ shown }: ScreenProps) {
  const words = useTexts(figuresTexts);
  const look = useListLook();
  return (
    <div className={look.screen}>
      <ScreenHeading>{words("title")}</ScreenHeading>
      <ChosenRound shown={shown} offered={isUnderReview} none={words("none")}>
        {(summary) => <RoundFigures shown={shown} round={summary.round.id} />}
      </ChosenRound>
    </div>
  );
}
