import { Button } from "@fluentui/react-components";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { partsTexts } from "./parts-texts.ts";

/** Stands where a screen has nothing to show before somebody is signed in. */
export function SignInPrompt({ children }: { children: string }) {
  const { askSignIn } = usePane();
  const words = useTexts(partsTexts);
  return (
    <>
      <p>{children}</p>
      <Button appearance="primary" onClick={askSignIn}>
        {words("signIn")}
      </Button>
    </>
  );
}
