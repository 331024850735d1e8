import { Button } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { Org } from "../../../shared/schema/org.ts";
import type { BoardEntry } from "../../../shared/schema/round.ts";
import { submissionStateLabels } from "../../text/labels.ts";
import { usePane } from "../pane-context.ts";
import { useTexts } from "../texts/use-texts.ts";
import { boardTexts } from "./board-texts.ts";
import { missingFirst } from "./board-totals.ts";
import { entryDetails } from "./entry-details.ts";
import { useListLook } from "./list-look.ts";
import { StateSign } from "./state-sign.tsx";

export type BoardListProps = {
  entries: readonly BoardEntry[];
  orgs: readonly Org[];
  /** Units that have sent nothing still can. */
  open: boolean;
  /** The unit the person comes back from. */
  focused: string | null;
  onOpen: (org: string) => void;
};

/** The units of a round, those that are missing first. */
export function BoardList({ entries, orgs, open, focused, onOpen }: BoardListProps) {
  const look = useListLook();
  const names = new Map(orgs.map(({ id, name }) => [id, name]));
  return (
    <ul className={look.list}>
      {missingFirst(entries).map((entry) => (
        <BoardRow
          key={entry.org}
          entry={entry}
          name={names.get(entry.org) ?? entry.org}
          open={open}
          focused={entry.org === focused}
          onOpen={() => onOpen(entry.org)}
        />
      ))}
    </ul>
  );
}

function BoardRow({
  entry,
  name,
  open,
  focused,
  onOpen,
}: {
  entry: BoardEntry;
  name: string;
  open: boolean;
  focused: boolean;
  onOpen: () => void;
}) {
  const { locale } = usePane();
  const words = useTexts(boardTexts);
  const look = useListLook();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (focused) line.current?.querySelector("button")?.focus();
  }, [focused]);
  const { state, revision } = entry;
  return (
    <li ref={line} className={look.row}>
      <div className={look.apart}>
        <div>
          <div className={look.name}>{name}</div>
          <div>
            <StateSign state={state} />
            {submissionStateLabels[state][locale]}
          </div>
          <p className={look.quiet}>{entryDetails(entry, open, words).join(" · ")}</p>
        </div>
        {revision > 0 && (
          <Button size="small" aria-label={words("lookAt", { org: name })} onClick={onOpen}>
            {words("look")}
          </Button>
        )}
      </div>
    </li>
  );
}
