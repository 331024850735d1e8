import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useRef } from "react";
import type { DemoCity } from "../../shared/schema/demo.ts";
import type { NewWorkbook } from "../pane/desk.ts";
import { useTexts } from "../pane/texts/use-texts.ts";
import type { KeptWorkbook, Slot } from "../store/kept-workbook.ts";
import { pageTexts } from "./page-texts.ts";
import { askForFile, type PickedFile } from "./picked-file.ts";

const useStyles = makeStyles({
  page: {
    maxWidth: "720px",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  title: { fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, margin: 0 },
  intro: {
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalL}`,
    color: tokens.colorNeutralForeground2,
  },
  card: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
    marginBottom: tokens.spacingVerticalM,
  },
  heading: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, margin: 0 },
  text: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}` },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** What the page can begin with. */
export type Beginning =
  | { kind: "file"; picked: PickedFile }
  | { kind: "kept"; kept: KeptWorkbook & { slot: Slot } }
  | { kind: "sample" }
  | { kind: "city" }
  | { kind: "real" }
  | { kind: "template"; round: string; org: string }
  | { kind: "blank" }
  | { kind: "new"; workbook: NewWorkbook };

export type ChoiceProps = {
  demo: DemoCity | null;
  /** Rounds the person signed in may fill in. */
  templates: readonly { round: string; name: string; org: string }[];
  /** What the last choice came to, above the cards. */
  message: ReactNode;
  busy: boolean;
  onBegin: (beginning: Beginning) => void;
};

/** The first thing anybody sees. */
export function Choice({ demo, templates, message, busy, onBegin }: ChoiceProps) {
  const words = useTexts(pageTexts);
  const styles = useStyles();
  const picker = useRef<HTMLInputElement>(null);
  const pick = async () => {
    const show = window.showOpenFilePicker?.bind(window);
    if (show === undefined) return picker.current?.click();
    const picked = await askForFile(show);
    if (picked) onBegin({ kind: "file", picked });
  };
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{words("product")}</h1>
      <p className={styles.intro}>{words("intro")}</p>
      {message}
      {demo && (
        <Card title={words("tryTitle")} text={words("tryText")}>
          <Button
            appearance="primary"
            size="large"
            disabledFocusable={busy}
            onClick={() => onBegin({ kind: "sample" })}
          >
            {words("asCounty", { org: demo.rehearsal.orgName })}
          </Button>
          <Button size="large" disabledFocusable={busy} onClick={() => onBegin({ kind: "city" })}>
            {words("asCity")}
          </Button>
        </Card>
      )}
      <Card title={words("openTitle")} text={words("openText")}>
        <Button
          appearance={demo ? "secondary" : "primary"}
          size="large"
          disabledFocusable={busy}
          onClick={() => void pick()}
        >
          {words("pick")}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={words("pick")}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = ""; // the same file may be picked again after it was changed
            if (file) onBegin({ kind: "file", picked: { file, handle: null } });
          }}
        />
        {templates.map(({ round, name, org }) => (
          <Button
            key={round}
            size="large"
            disabledFocusable={busy}
            onClick={() => onBegin({ kind: "template", round, org })}
          >
            {words("templateOf", { round: name })}
          </Button>
        ))}
        {templates.length === 0 && (
          <Button size="large" disabledFocusable={busy} onClick={() => onBegin({ kind: "blank" })}>
            {words("blank")}
          </Button>
        )}
      </Card>
      {demo && (
        <Card title={words("realTitle")} text={words("realText")}>
          <Button size="large" disabledFocusable={busy} onClick={() => onBegin({ kind: "real" })}>
            {words("real")}
          </Button>
        </Card>
      )}
    </main>
  );
}

function Card({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.card} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.text}>{text}</p>
      <div className={styles.buttons}>{children}</div>
    </section>
  );
}
