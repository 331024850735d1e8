import { MessageBar, MessageBarBody, makeStyles, type Theme, tokens } from "@fluentui/react-components";
import { type DragEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Person } from "../../shared/schema/session.ts";
import { isCity } from "../flow/status.ts";
import type { NewWorkbook } from "../pane/desk.ts";
import { useTexts } from "../pane/texts/use-texts.ts";
import type { View } from "../pane/view.ts";
import type { KeptWorkbook, Slot } from "../store/kept-workbook.ts";
import type { Locale } from "../text/locale.ts";
import type { Account, BeginFailure, Begun } from "./begin.ts";
import { type Beginning, Choice, type ChoiceProps } from "./choice.tsx";
import { claim, slotName } from "./claim.ts";
import type { Connection } from "./connection.ts";
import { fileTexts } from "./file-texts.ts";
import { KeptFiles } from "./kept-files.tsx";
import { pageTexts } from "./page-texts.ts";
import { pickRefusalSentence } from "./pick-refusal-sentence.ts";
import { readDrop } from "./picked-file.ts";
import { RehearsalGuide } from "./rehearsal-guide.tsx";
import type { RehearsalAdvice } from "./rehearsal-standing.ts";
import { useRehearsal } from "./use-rehearsal.ts";
import { type Source, WorkbookDesk } from "./workbook-desk.tsx";

const useStyles = makeStyles({
  page: { minHeight: "100vh" },
  drop: { outline: `3px dashed ${tokens.colorBrandStroke1}`, outlineOffset: "-6px" },
});

/** What is to take the place of the file that is open. */
type Next = Beginning | { kind: "begun"; begun: Begun } | { kind: "choice" };

/** A workbook file and the pane, on one page without any office program. */
export function WorkbookPage({ locale, theme }: { locale: Locale; theme: Theme }) {
  const words = useTexts(pageTexts);
  const aboutFiles = useTexts(fileTexts);
  const styles = useStyles();
  const { connection, connecting, person, changes } = useConnection();
  const [source, setSource] = useState<Source | null>(null);
  const [seat, setSeat] = useState<{ serial: number; view: View }>({ serial: 0, view: "check" });
  const [next, setNext] = useState<Next | null>(null);
  const [step, setStep] = useState<"busy" | { refused: string } | null>(null);
  const [over, setOver] = useState(false);
  const [compared, setCompared] = useState(false);
  // Of several things asked for at once the last one is meant.
  const asked = useRef(0);
  const templates = useTemplates(connection, person);
  const advice = useRehearsal({ connection, person, changes, compared });

  const refuse = useCallback(
    async (failure: BeginFailure) => {
      if (failure.kind === "pick") {
        return setStep({ refused: pickRefusalSentence(failure.refusal, aboutFiles) });
      }
      const { flowFailureSentence } = await import("../text/flow-failure-sentence.ts");
      setStep({ refused: flowFailureSentence(failure, window.location.origin, locale) });
    },
    [locale, aboutFiles],
  );
  const sit = useCallback((view: View) => setSeat(({ serial }) => ({ serial: serial + 1, view })), []);
  const open = useCallback(
    (begun: Begun) => {
      setStep(null);
      setSource((before) => ({ ...begun, serial: (before?.serial ?? 0) + 1 }));
      sit(begun.view);
    },
    [sit],
  );
  /** null where it is refused, which is said, or where something else was asked for meanwhile. */
  const prepare = useCallback(
    async (beginning: Beginning): Promise<Begun | null> => {
      asked.current += 1;
      const turn = asked.current;
      setStep("busy");
      const { begin } = await import("./begin.ts");
      const empty = { name: words("emptyName"), text: words("emptyText") };
      const begun = await begin(await connecting, beginning, empty);
      if (turn !== asked.current) {
        if (begun.ok) begun.value.release();
        return null;
      }
      if (!begun.ok) await refuse(begun.error);
      return begun.ok ? begun.value : null;
    },
    [connecting, refuse, words],
  );
  const start = useCallback(
    async (what: Next) => {
      if (what.kind === "choice") return setSource(null);
      if (what.kind === "begun") return open(what.begun);
      const begun = await prepare(what);
      if (begun) open(begun);
      else setSource(null);
    },
    [open, prepare],
  );

  // What was not saved when the page was closed comes back at once.
  const restoring = useRef(false);
  useEffect(() => {
    if (restoring.current) return;
    restoring.current = true;
    void (async () => {
      const { kept: store } = await connecting;
      const { kept, damaged } = await store.all();
      await Promise.all(damaged.map((slot) => store.clear(slot)));
      const free = await firstFree(kept);
      if (free && asked.current === 0) await start({ kind: "kept", kept: free });
      if (damaged.length > 0) setStep({ refused: aboutFiles("keptDamaged") });
    })();
  }, [connecting, start, aboutFiles]);

  // Answered once: what is discarded both goes by being asked and by being saved no more.
  const answered = useRef<Next | null>(null);
  const onLeave = useCallback(
    (answer: "go" | "stay") => {
      setNext(null);
      if (next === null || answered.current === next) return;
      answered.current = next;
      if (answer === "go") void start(next);
      else if (next.kind === "begun") next.begun.release();
    },
    [next, start],
  );
  const onBegin = async (what: Beginning | { kind: "choice" }) => {
    setStep(null);
    if (source === null) return start(what);
    if (what.kind !== "file") return setNext(what);
    // The file that is open is left only for one that can be opened.
    const begun = await prepare(what);
    setStep((now) => (now === "busy" ? null : now));
    if (begun) setNext({ kind: "begun", begun });
  };
  const onAccount = async (account: Account, view: View) => {
    const { demo } = await connecting;
    if (demo === null) return;
    // The city has nothing to fill in; a county does.
    if (account === "county" && source?.from === "city") return onBegin({ kind: "sample" });
    const { signInAs } = await import("./begin.ts");
    const signedIn = await signInAs(await connecting, demo, account);
    if (signedIn.ok) sit(view);
    else await refuse(signedIn.error);
  };
  const onTurn = (to: NonNullable<RehearsalAdvice["turnTo"]>) => {
    if (to === "peers") sit("peers");
    else void onAccount(to, to === "city" ? "board" : advice?.step === "compare" ? "peers" : "check");
  };
  const onTemplate = useCallback((workbook: NewWorkbook) => setNext({ kind: "new", workbook }), []);
  const onSheet = useCallback(() => setCompared(true), []);
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const dropped = readDrop(event.dataTransfer);
      if (dropped === null) return;
      if (dropped.ok) void dropped.value.then((picked) => onBegin({ kind: "file", picked }));
      else void refuse({ kind: "pick", refusal: dropped.error });
    },
  };
  return (
    <div className={over ? `${styles.page} ${styles.drop}` : styles.page} {...drop}>
      {source === null ? (
        <Choice
          demo={connection?.demo ?? null}
          templates={templates}
          message={
            <>
              <Message step={step} />
              {connection && (
                <KeptFiles store={connection.kept} onGoOn={(kept) => void onBegin({ kind: "kept", kept })} />
              )}
            </>
          }
          busy={connection === null || step === "busy"}
          onBegin={(beginning) => void onBegin(beginning)}
        />
      ) : (
        <WorkbookDesk
          key={source.serial}
          source={source}
          connection={connection}
          connecting={connecting}
          person={person}
          seat={seat}
          locale={locale}
          theme={theme}
          leaving={next !== null}
          onLeave={onLeave}
          onOpenOther={() => void onBegin({ kind: "choice" })}
          refused={step === "busy" ? null : step}
          onAccount={(account) => void onAccount(account, account === "city" ? "board" : "tasks")}
          onSheet={onSheet}
          onTemplate={onTemplate}
          guide={
            connection?.demo &&
            advice &&
            isRehearsal(source) && (
              <RehearsalGuide advice={advice} org={connection.demo.rehearsal.orgName} onTurn={onTurn} />
            )
          }
        />
      )}
    </div>
  );
}

/** The first that no other page holds: what two tabs keep does not come back in both. */
async function firstFree(kept: readonly (KeptWorkbook & { slot: Slot })[]) {
  for (const each of kept) {
    const release = await claim(slotName(each.slot));
    if (release === null) continue;
    release();
    return each;
  }
  return null;
}

/** Whoever looks at real figures, or has a file of their own open, is not told of the rehearsal. */
const isRehearsal = ({ from }: Source): boolean => !["file", "real", "blank", "new"].includes(from);

function Message({ step }: { step: "busy" | { refused: string } | null }) {
  const words = useTexts(pageTexts);
  if (step === null) return null;
  if (step === "busy") return <p role="status">{words("preparing")}</p>;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{step.refused}</MessageBarBody>
    </MessageBar>
  );
}

type Connected = {
  connection: Connection | null;
  connecting: Promise<Connection>;
  person: Person | null;
  /** Another number after everything that was done or looked up on the server. */
  changes: number;
};

/** Opened once, at once; what it needs comes behind the first drawing. */
function useConnection(): Connected {
  const [connection, setConnection] = useState<Connection | null>(null);
  const [person, setPerson] = useState<Person | null>(null);
  const [changes, setChanges] = useState(0);
  const [connecting] = useState(async () => {
    const { openConnection } = await import("./connection.ts");
    return openConnection({ onPerson: setPerson, onNews: () => setChanges((before) => before + 1) });
  });
  useEffect(() => {
    void connecting.then((opened) => {
      setConnection(opened);
      setPerson((now) => now ?? opened.person);
    });
  }, [connecting]);
  return { connection, connecting, person, changes };
}

/** The open rounds somebody of a county may fill in. Where they cannot be asked for, the pane says why. */
function useTemplates(connection: Connection | null, person: Person | null): ChoiceProps["templates"] {
  const [templates, setTemplates] = useState<ChoiceProps["templates"]>([]);
  useEffect(() => {
    setTemplates([]);
    if (connection === null || person === null || isCity(person)) return;
    let left = false;
    void connection.client.rounds().then((rounds) => {
      if (left || !rounds.ok) return;
      const open = rounds.value.filter(({ state }) => state === "open");
      setTemplates(open.map(({ round }) => ({ round: round.id, name: round.name, org: person.org })));
    });
    return () => {
      left = true;
    };
  }, [connection, person]);
  return templates;
}
