import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  type Theme,
  tokens,
} from "@fluentui/react-components";
import { type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Person } from "../../shared/schema/session.ts";
import type { GridRefusal } from "../host/browser/browser-workbook.ts";
import type { NewWorkbook } from "../pane/desk.ts";
import { Pane } from "../pane/pane.tsx";
import { useTexts } from "../pane/texts/use-texts.ts";
import type { View } from "../pane/view.ts";
import { beijingTime } from "../text/beijing-time.ts";
import { gridRefusalSentence } from "../text/grid-refusal-sentence.ts";
import { hostRefusalSentence } from "../text/host-refusal-sentence.ts";
import type { Locale } from "../text/locale.ts";
import type { Account, Begun } from "./begin.ts";
import type { Connection } from "./connection.ts";
import { FileOnlyNotice } from "./file-only-notice.tsx";
import { fileTexts } from "./file-texts.ts";
import { isGrids } from "./keep-keyboard.ts";
import { moveBetweenRegions, type Region } from "./move-between-regions.ts";
import { pageTexts } from "./page-texts.ts";
import { saveByKey } from "./save-by-key.ts";
import type { Way } from "./save-file.ts";
import { TopBar } from "./top-bar.tsx";
import { useWorkbook } from "./use-workbook.ts";
import { waitingHost } from "./waiting-host.ts";

/** Long enough to read a sentence twice. */
const toldMs = 12_000;

const useStyles = makeStyles({
  desk: { display: "flex", flexDirection: "column", height: "100vh" },
  body: { display: "flex", flexGrow: 1, minHeight: 0 },
  sheet: { outlineStyle: "none", position: "relative", flexGrow: 1, minWidth: 0, overflow: "auto" },
  place: { position: "absolute", inset: 0 },
  side: {
    display: "flex",
    flexDirection: "column",
    boxSizing: "border-box",
    width: "352px",
    flexShrink: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  message: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    maxHeight: "25%",
    flexShrink: 0,
    overflowY: "auto",
    overflowWrap: "anywhere",
  },
  // The pane is made to fill a window; here it fills what is left of its column.
  pane: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    "& .fui-FluentProvider > div": { minHeight: "0" },
  },
  keys: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  opening: { padding: tokens.spacingHorizontalL, margin: 0 },
});

export type Source = Begun & {
  /** Tells one opened file from the next. */
  serial: number;
};

export type WorkbookDeskProps = {
  source: Source;
  connection: Connection | null;
  connecting: Promise<Connection>;
  person: Person | null;
  /** Grows when somebody else sits down: the pane begins anew, at `view`. */
  seat: { serial: number; view: View };
  locale: Locale;
  theme: Theme;
  /** Something else is to be opened in place of this file. */
  leaving: boolean;
  onLeave: (answer: "go" | "stay") => void;
  onOpenOther: () => void;
  /** Why another file was not opened in its place; each time another object. */
  refused: { refused: string } | null;
  onAccount: (account: Account) => void;
  /** The pane has written a sheet into the file. */
  onSheet: () => void;
  /** The pane has made a workbook that is to be opened. */
  onTemplate: (workbook: NewWorkbook) => void;
  /** What to do next, under the bar. */
  guide: ReactNode;
};

/** An open file with the pane beside it. */
export function WorkbookDesk(props: WorkbookDeskProps) {
  const { source, connecting, seat, locale, theme, leaving, onLeave } = props;
  const words = useTexts(pageTexts);
  const aboutFiles = useTexts(fileTexts);
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const [store] = useState(() => connecting.then(({ kept }) => kept));
  const [told, setTold] = useState<string | null>(null);
  const onGridRefused = useCallback(
    (refusal: GridRefusal) => setTold(gridRefusalSentence(refusal, locale)),
    [locale],
  );
  // A sentence about what was just tried means nothing any more a while later.
  useEffect(() => {
    if (told === null) return;
    const timer = window.setTimeout(() => setTold(null), toldMs);
    return () => window.clearTimeout(timer);
  }, [told]);
  const { refused } = props;
  useEffect(() => {
    if (refused) setTold(refused.refused);
  }, [refused]);
  const workbook = useWorkbook(source, { place, store, onGridRefused });
  const { opened, opening, unsaved, isTyping, inputMessage, lookAt, written } = workbook;
  const [newer, setNewer] = useState<string | null>(null);
  const file = source.fileName;

  const save = async (way: Way = "plain"): Promise<boolean> => {
    const saved = await workbook.save(way);
    setNewer(saved.how === "newer" ? saved.at : null);
    if (saved.how === "host") setTold(hostRefusalSentence(saved.refusal, locale));
    else if (saved.how === "refused") setTold(words("saveRefused"));
    else if (saved.how === "written") setTold(words("saved", { file: saved.target?.handle.name ?? file }));
    else if (saved.how === "downloaded") setTold(words("downloaded", { file }));
    return saved.how === "written" || saved.how === "downloaded";
  };
  useEffect(() =>
    saveByKey(document, () => {
      if (opened !== null) void save();
    }),
  );
  const sheet = useRef<HTMLElement>(null);
  const side = useRef<HTMLDivElement>(null);
  useEffect(() => moveBetweenRegions(document, regionsOf({ sheet, place, side })), []);
  const discard = async () => {
    await workbook.discard();
    onLeave("go");
  };
  useEffect(() => {
    if (leaving && !unsaved && !isTyping()) onLeave("go");
  }, [leaving, unsaved, isTyping, onLeave]);
  // Once all is saved the file is left by itself; what was changed while it was written is asked about again.
  const saveAndGo = async () => {
    if (!(await save())) onLeave("stay");
  };
  const { onSheet, onTemplate } = props;
  const openDesk = useCallback(async () => {
    const onWritten = (what: "cells" | "sheet") => {
      written();
      if (what === "sheet") onSheet();
    };
    const host = waitingHost(source.workbookId, opening, { onWritten, onSelected: lookAt });
    return { ...(await connecting).desk, workbook: host, openTemplate: onTemplate };
  }, [connecting, source, opening, written, lookAt, onSheet, onTemplate]);
  const lines = [
    ...source.notes.map((note) => words(note === "macros" ? "macros" : "externalLinks")),
    ...(workbook.alsoOpen ? [aboutFiles("alsoOpen")] : []),
    ...(workbook.kept ? [] : [aboutFiles("notKept")]),
    ...(told === null ? [] : [told]),
  ];
  const restoredText = source.restoredAt && words("restored", { file, time: beijingTime(source.restoredAt) });
  return (
    <div className={styles.desk}>
      <TopBar
        fileName={file}
        unsaved={unsaved}
        ready={opened !== null}
        demo={props.connection?.demo ?? null}
        person={props.person}
        onSave={() => void save()}
        onOpenOther={props.onOpenOther}
        onAccount={props.onAccount}
      />
      {props.guide}
      <section aria-live="polite" aria-label={words("messages")}>
        {leaving && (unsaved || isTyping()) && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{words("notSavedYet", { file })}</MessageBarBody>
            <MessageBarActions>
              <Button appearance="primary" onClick={() => void saveAndGo()}>
                {words("saveAndGo")}
              </Button>
              <Button onClick={() => void discard()}>{words("goWithout")}</Button>
              <Button onClick={() => onLeave("stay")}>{words("stay")}</Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {restoredText && unsaved && !leaving && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{restoredText}</MessageBarBody>
            <MessageBarActions>
              <Button onClick={() => void workbook.discard().then(props.onOpenOther)}>
                {words("discard")}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {newer !== null && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{aboutFiles("newer", { file, time: beijingTime(newer) })}</MessageBarBody>
            <MessageBarActions>
              <Button appearance="primary" onClick={() => void save("copy")}>
                {aboutFiles("copy")}
              </Button>
              <Button onClick={() => void save("over")}>{aboutFiles("over")}</Button>
              <Button onClick={() => setNewer(null)}>{aboutFiles("notNow")}</Button>
            </MessageBarActions>
          </MessageBar>
        )}
        {lines.map((line) => (
          <MessageBar key={line} layout="multiline">
            <MessageBarBody>{line}</MessageBarBody>
          </MessageBar>
        ))}
      </section>
      <div className={styles.body}>
        <section ref={sheet} tabIndex={-1} className={styles.sheet} aria-label={words("sheet")}>
          <div ref={place} data-grid className={styles.place} />
          {opened === null && <p className={styles.opening}>{words("opening", { file })}</p>}
          {opened?.withoutGrid && <FileOnlyNotice why={opened.withoutGrid} cell={workbook.cell} />}
        </section>
        <div ref={side} className={styles.side}>
          {inputMessage && (
            <section aria-live="polite" aria-label={inputMessage.title} className={styles.message}>
              <strong>{inputMessage.title}</strong> {inputMessage.text}
            </section>
          )}
          <div className={styles.pane}>
            <Pane key={seat.serial} locale={locale} theme={theme} view={seat.view} openDesk={openDesk} />
          </div>
          <footer className={styles.keys}>{aboutFiles("keys")}</footer>
        </div>
      </div>
    </div>
  );
}

type Places = Record<"sheet" | "place" | "side", RefObject<HTMLElement | null>>;

/** The sheet, the pane, and the rest: bar, guide and messages. */
function regionsOf({ sheet, place, side }: Places): Region[] {
  const isOfSheet = (element: Element | null) =>
    place.current !== null && (sheet.current?.contains(element) || isGrids(element, place.current));
  const isOfPane = (element: Element | null) => side.current?.contains(element) ?? false;
  return [
    {
      holds: (element) => isOfSheet(element) === true,
      focus: () => {
        const field = document.querySelector<HTMLElement>("[data-u-comp=editor]");
        (field ?? sheet.current)?.focus();
      },
    },
    { holds: isOfPane, focus: () => document.getElementById("screen")?.focus() },
    {
      holds: (element) => element !== document.body && !isOfSheet(element) && !isOfPane(element),
      focus: () => sheet.current?.ownerDocument.querySelector<HTMLElement>("#page button:enabled")?.focus(),
    },
  ];
}
