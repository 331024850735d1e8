import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { useEffect } from "react";
import { type FlowFailure, isCancelled, isSignedOut } from "../../flow/failure.ts";
import { flowFailureSentence } from "../../text/flow-failure-sentence.ts";
import { usePane } from "../pane-context.ts";
import { shellTexts } from "../texts/shell.ts";
import { useTexts } from "../texts/use-texts.ts";

/** What ended a journey, in one sentence that says what to do. Where signing in is what to do, it is one click away. */
export function FailureMessage({ failure }: { failure: FlowFailure }) {
  const { locale, askSignIn, personChanged } = usePane();
  const words = useTexts(shellTexts);
  const signIn = isSignedOut(failure);
  // The frame must not name somebody whose session is over.
  useEffect(() => {
    if (signIn) void personChanged();
  }, [signIn, personChanged]);
  return (
    <MessageBar intent={signIn || isCancelled(failure) ? "info" : "error"} layout="multiline" role="alert">
      <MessageBarBody>{flowFailureSentence(failure, window.location.origin, locale)}</MessageBarBody>
      {signIn && (
        <MessageBarActions>
          <Button size="small" appearance="primary" onClick={askSignIn}>
            {words("signIn")}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
