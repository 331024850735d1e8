import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { ConfirmStep } from "../pane/board/confirm-step.tsx";
import { useTexts } from "../pane/texts/use-texts.ts";
import type { KeptWorkbook, Slot, WorkbookStore } from "../store/kept-workbook.ts";
import { beijingTime } from "../text/beijing-time.ts";
import { isClaimed, slotName } from "./claim.ts";
import { fileTexts } from "./file-texts.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: `0 0 ${tokens.spacingVerticalL}`, padding: 0 },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  heading: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, margin: 0 },
});

type Kept = KeptWorkbook & { slot: Slot };

/** Files with unsaved changes that no page has open; nothing where there are none. */
export function KeptFiles({ store, onGoOn }: { store: WorkbookStore; onGoOn: (kept: Kept) => void }) {
  const words = useTexts(fileTexts);
  const styles = useStyles();
  const [files, setFiles] = useState<readonly Kept[]>([]);
  const [asked, setAsked] = useState<Slot | null>(null);
  const look = useCallback(async () => setFiles(await unclaimed((await store.all()).kept)), [store]);
  useEffect(() => void look(), [look]);
  if (files.length === 0) return null;
  return (
    <section aria-label={words("keptTitle")}>
      <h2 className={styles.heading}>{words("keptTitle")}</h2>
      <ul className={styles.list}>
        {files.map((kept) => {
          const file = words("keptFile", { file: kept.fileName, time: beijingTime(kept.at) });
          return (
            <li key={kept.slot} className={styles.line}>
              <span>{file}</span>
              <Button
                size="small"
                appearance="primary"
                aria-label={`${words("goOn")} ${file}`}
                onClick={() => onGoOn(kept)}
              >
                {words("goOn")}
              </Button>
              <Button
                size="small"
                aria-label={`${words("drop")} ${file}`}
                onClick={() => setAsked(kept.slot)}
              >
                {words("drop")}
              </Button>
              {asked === kept.slot && (
                <ConfirmStep
                  question={words("dropAsked", { file: kept.fileName })}
                  confirm={words("dropNow")}
                  dismiss={words("keep")}
                  onConfirm={() => void store.clear(kept.slot).then(look)}
                  onDismiss={() => setAsked(null)}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

async function unclaimed(kept: readonly Kept[]): Promise<Kept[]> {
  const claimed = await Promise.all(kept.map(({ slot }) => isClaimed(slotName(slot))));
  return kept.filter((_, index) => !claimed[index]);
}
