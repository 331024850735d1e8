import { MessageBar, MessageBarBody, makeStyles, type Theme, tokens } from "@fluentui/react-components";
import { type DragEvent, useCallback, useEffect, useState } from "react";
import type { Person } from "../../shared/schema/session.ts";
import type { FlowFailure } from "../flow/failure.ts";
import { isCity } from "../flow/status.ts";
import type { HostRefusal } from "../host/port.ts";
import { useTexts } from "../pane/texts/use-texts.ts";
import type { View } from "../pane/view.ts";
import type { Locale } from "../text/locale.ts";
import type { Account } from "./begin.ts";
import { type Beginning, Choice, type ChoiceProps } from "./choice.tsx";
import type { Connection } from "./connection.ts";
import { pageTexts } from "./page-texts.ts";
import { RehearsalGuide } from "./rehearsal-guide.tsx";
import type { RehearsalAdvice } from "./rehearsal-standing.ts";
import { useRehearsal } from "./use-rehearsal.ts";
import { type Source, WorkbookDesk } from "./workbook-desk.tsx";

const useStyles = makeStyles({
  page: { minHeight: "100vh" },
  drop: { outline: `3px dashed ${tokens.colorBrandStroke1}`, outlineOffset: "-6px" },
});

/** A workbook file and the pane, on one page without any office program. */
export function WorkbookPage({ locale, theme }: { locale: Locale; theme: Theme }) {
  const words = useTexts("workbook-page", pageTexts);
  const styles = useStyles();
  const { connection, connecting, person, changes } = useConnection();
  const [source, setSource] = useState<Source | null>(null);
  const [seat, setSeat] = useState<{ serial: number; view: View }>({ serial: 0, view: "check" });
  const [next, setNext] = useState<Beginning | "choice" | null>(null);
  const [step, setStep] = useState<"busy" | { refused: string } | null>(null);
  const [over, setOver] = useState(false);
  const [compared, setCompared] = useState(false);
  const templates = useTemplates(connection, person);
  const advice = useRehearsal({ connection, person, changes, compared });

  const refuse = useCallback(
    async (failure: FlowFailure) => {
      const { flowFailureSentence } = await import("../text/flow-failure-sentence.ts");
      setSource(null);
      setStep({ refused: flowFailureSentence(failure, window.location.origin, locale) });
    },
    [locale],
  );
  const sit = useCallback((view: View) => setSeat(({ serial }) => ({ serial: serial + 1, view })), []);
  const open = useCallback(
    (opened: Omit<Source, "serial">) => {
      setStep(null);
      setSource((before) => ({ ...opened, serial: (before?.serial ?? 0) + 1 }));
      sit(opened.view);
    },
    [sit],
  );
  const start = useCallback(
    async (beginning: Beginning | "choice") => {
      if (beginning === "choice") return setSource(null);
      setStep("busy");
      const { begin } = await import("./begin.ts");
      const empty = { name: words("emptyName"), text: words("emptyText") };
      const begun = await begin(await connecting, beginning, empty);
      if (!begun.ok) return refuse(begun.error);
      open({ ...begun.value, from: beginning.kind, restoredAt: null });
    },
    [connecting, open, refuse, words],
  );

  // What was not saved when the page was closed comes back at once.
  useEffect(() => {
    void (async () => {
      const kept = await (await connecting).kept.load();
      if (kept) open({ ...kept, view: "check", from: "kept", restoredAt: kept.at });
    })();
  }, [connecting, open]);

  const onLeave = useCallback(
    (answer: "go" | "stay") => {
      setNext(null);
      if (answer === "go" && next !== null) void start(next);
    },
    [next, start],
  );
  const onRefused = useCallback((refusal: HostRefusal) => void refuse({ kind: "host", refusal }), [refuse]);
  const onBegin = (beginning: Beginning | "choice") => {
    setStep(null);
    if (source === null) void start(beginning);
    else setNext(beginning);
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
      const [file] = event.dataTransfer.files;
      if (file) onBegin({ kind: "file", file });
    },
  };
  return (
    <div className={over ? `${styles.page} ${styles.drop}` : styles.page} {...drop}>
      {source === null ? (
        <Choice
          demo={connection?.demo ?? null}
          templates={templates}
          message={<Message step={step} />}
          busy={connection === null || step === "busy"}
          onBegin={onBegin}
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
          onOpenOther={() => onBegin("choice")}
          onRefused={onRefused}
          onAccount={(account) => void onAccount(account, account === "city" ? "board" : "tasks")}
          onSheet={onSheet}
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

/** Whoever looks at real figures, or has a file of their own open, is not told of the rehearsal. */
const isRehearsal = ({ from }: Source): boolean => !["file", "real", "blank"].includes(from);

function Message({ step }: { step: "busy" | { refused: string } | null }) {
  const words = useTexts("workbook-page", pageTexts);
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
  /** Another number after everything that was done on the server. */
  changes: number;
};

/** Opened once, at once; what it needs comes behind the first drawing. */
function useConnection(): Connected {
  const [connection, setConnection] = useState<Connection | null>(null);
  const [person, setPerson] = useState<Person | null>(null);
  const [changes, setChanges] = useState(0);
  const [connecting] = useState(async () => {
    const { openConnection } = await import("./connection.ts");
    return openConnection({ onPerson: setPerson, onDone: () => setChanges((before) => before + 1) });
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
