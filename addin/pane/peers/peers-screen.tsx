import { ChosenRound } from "../board/chosen-round.tsx";
import { useListLook } from "../board/list-look.ts";
import { usePane } from "../pane-context.ts";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { SignInPrompt } from "../parts/sign-in-prompt.tsx";
import { useTexts } from "../texts/use-texts.ts";
import type { ScreenProps } from "../view.ts";
import { peersTexts } from "./peers-texts.ts";
import { RoundPeers } from "./round-peers.tsx";

/** 同级对比: published figures of the peers, as far as one may see them, read here or written to a sheet. */
export function PeersScreen({ shown }: ScreenProps) {
  const { person } = usePane();
  const words = useTexts(peersTexts);
  const look = useListLook();
  return (
    <div className={look.screen}>
      <ScreenHeading>{words("title")}</ScreenHeading>
      {person === null ? (
        <div>
          <SignInPrompt>{words("signIn")}</SignInPrompt>
        </div>
      ) : (
        <ChosenRound
          shown={shown}
          offered={({ state }) => state === "published" || state === "archived"}
          none={words("none")}
        >
          {(summary) => <RoundPeers shown={shown} round={summary.round.id} />}
        </ChosenRound>
      )}
    </div>
  );
}
