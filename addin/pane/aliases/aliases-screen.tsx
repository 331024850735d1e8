import { Button } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import type { AliasCase, AliasDecision } from "../../../shared/schema/alias.ts";
import { type AliasList, listAliases } from "../../flow/alias-cases.ts";
import { useListLook } from "../board/list-look.ts";
import { LookupLine } from "../board/lookup-line.tsx";
import { OutcomeMessage } from "../board/outcome-message.tsx";
import type { JourneyCall } from "../journey/use-journey.ts";
import { useLookup } from "../journey/use-lookup.ts";
import { usePane } from "../pane-context.ts";
import { LimitedList } from "../parts/limited-list.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { AliasItem } from "./alias-item.tsx";
import { aliasesTexts } from "./aliases-texts.ts";

/** 指标别名: what units call the indicators, to accept, refuse or withdraw. For the city. */
export function AliasesScreen({ shown, onBack }: { shown: boolean; onBack: () => void }) {
  const { desk } = usePane();
  const words = useTexts(aliasesTexts);
  const look = useListLook();
  const heading = useRef<HTMLHeadingElement>(null);
  // the button that led here is gone
  useEffect(() => heading.current?.focus(), []);
  const [done, setDone] = useState<{
    decision: AliasDecision["decision"];
    name: string;
    times: number;
  } | null>(null);
  const ask = useCallback<JourneyCall<AliasList>>(
    async ({ signal, onStep }) => {
      onStep("asking");
      return listAliases((await desk()).client.cancelledBy(signal));
    },
    [desk],
  );
  const lookup = useLookup(shown, ask);
  const decided = (decision: AliasDecision["decision"], { name }: AliasCase) => {
    setDone((before) => ({ decision, name, times: (before?.times ?? 0) + 1 }));
    lookup.again();
  };
  return (
    <div className={look.screen}>
      <div className={look.actions}>
        <Button size="small" onClick={onBack}>
          {words("back")}
        </Button>
        <Button size="small" onClick={lookup.again}>
          {words("refresh")}
        </Button>
      </div>
      <h2 ref={heading} tabIndex={-1} className={look.heading}>
        {words("title")}
      </h2>
      <p className={look.quiet}>{words("lead")}</p>
      {done && (
        <OutcomeMessage key={done.times}>{words(`${done.decision}Done`, { name: done.name })}</OutcomeMessage>
      )}
      <LookupLine lookup={lookup} />
      {lookup.latest && <Cases list={lookup.latest} onDecided={decided} />}
    </div>
  );
}

function Cases({
  list: { cases, orgs },
  onDecided,
}: {
  list: AliasList;
  onDecided: (decision: AliasDecision["decision"], about: AliasCase) => void;
}) {
  const words = useTexts(aliasesTexts);
  const look = useListLook();
  const names = new Map(orgs.map(({ id, shortName }) => [id, shortName]));
  const item = (about: AliasCase) => (
    <AliasItem
      key={`${about.form} ${about.indicator} ${about.name} ${about.state}`}
      about={about}
      units={about.orgs.map((id) => names.get(id) ?? id)}
      onDecided={(decision) => onDecided(decision, about)}
    />
  );
  if (cases.length === 0) return <p className={look.text}>{words("none")}</p>;
  const open = cases.filter(({ state }) => state === "open");
  const folds = [
    { key: "accepted", lines: cases.filter(({ state }) => state === "accepted") },
    { key: "past", lines: cases.filter(({ state }) => state === "refused" || state === "withdrawn") },
  ] as const;
  return (
    <>
      <section className={look.section} aria-label={words("open", { count: open.length })}>
        <h3 className={look.subheading}>{words("open", { count: open.length })}</h3>
        {open.length === 0 ? (
          <p className={look.text}>{words("noneOpen")}</p>
        ) : (
          <LimitedList items={open}>{item}</LimitedList>
        )}
      </section>
      {folds
        .filter(({ lines }) => lines.length > 0)
        .map(({ key, lines }) => (
          <details key={key} className={look.fold}>
            <summary className={look.summary}>{words(key, { count: lines.length })}</summary>
            <LimitedList items={lines}>{item}</LimitedList>
          </details>
        ))}
    </>
  );
}
