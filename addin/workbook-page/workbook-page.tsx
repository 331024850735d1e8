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
import { type Source, WorkbookDesk } from "./workbook-desk.tsx";

const useStyles = makeStyles({
  page: { minHeight: "100vh" },
  drop: { outline: `3px dashed ${tokens.colorBrandStroke1}`, outlineOffset: "-6px" },
});

/** A workbook file and the pane, on one page without any office program. */
export function WorkbookPage({ locale, theme }: { locale: Locale; theme: Theme }) {
  const words = useTexts("workbook-page", pageTexts);
  const styles = useStyles();
  const { connection, connecting, person } = useConnection();
  const [source, setSource] = useState<Source | null>(null);
  const [seat, setSeat] = useState<{ serial: number; view: View }>({ serial: 0, view: "check" });
  const [next, setNext] = useState<Beginning | "choice" | null>(null);
  const [step, setStep] = useState<"busy" | { refused: string } | null>(null);
  const [over, setOver] = useState(false);
  const templates = useTemplates(connection, person);

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
      open({ ...begun.value, restoredAt: null });
    },
    [connecting, open, refuse, words],
  );

  // What was not saved when the page was closed comes back at once.
  useEffect(() => {
    void (async () => {
      const kept = await (await connecting).kept.load();
      if (kept) open({ ...kept, view: "check", restoredAt: kept.at });
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
  const onAccount = async (account: Account) => {
    const { demo } = await connecting;
    if (demo === null) return;
    const { signInAs } = await import("./begin.ts");
    const signedIn = await signInAs(await connecting, demo, account);
    if (signedIn.ok) sit(account === "city" ? "board" : "tasks");
    else await refuse(signedIn.error);
  };
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
          onAccount={(account) => void onAccount(account)}
        />
      )}
    </div>
  );
}

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

type Connected = { connection: Connection | null; connecting: Promise<Connection>; person: Person | null };

/** Opened once, at once; what it needs comes behind the first drawing. */
function useConnection(): Connected {
  const [connection, setConnection] = useState<Connection | null>(null);
  const [person, setPerson] = useState<Person | null>(null);
  const [connecting] = useState(async () => {
    const { openConnection } = await import("./connection.ts");
    return openConnection(setPerson);
  });
  useEffect(() => {
    void connecting.then((opened) => {
      setConnection(opened);
      setPerson((now) => now ?? opened.person);
    });
  }, [connecting]);
  return { connection, connecting, person };
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
