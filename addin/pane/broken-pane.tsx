import { Button } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { PartNotLoaded } from "./parts/load-part.ts";
import { shellTexts } from "./texts/shell.ts";
import { useTexts } from "./texts/use-texts.ts";

/** Stands in for screens that could not be loaded or fail by a mistake of ours: says so, keeps the workbook out of it, offers a fresh start. */
export class BrokenPane extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    return this.state.error ? <BrokenNotice error={this.state.error} /> : this.props.children;
  }
}

function BrokenNotice({ error }: { error: Error }) {
  const words = useTexts(shellTexts);
  const notLoaded = error instanceof PartNotLoaded;
  return (
    <section role="alert">
      <h2>{words(notLoaded ? "notLoadedTitle" : "brokenTitle")}</h2>
      <p>{words(notLoaded ? "notLoaded" : "broken")}</p>
      {!notLoaded && (
        <p>
          <code>{`${error.name}: ${error.message}`}</code>
        </p>
      )}
      <Button appearance="primary" onClick={() => window.location.reload()}>
        {words("reopen")}
      </Button>
    </section>
  );
}
