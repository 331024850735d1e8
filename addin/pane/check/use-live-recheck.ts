import { useCallback, useEffect, useRef, useState } from "react";
import { afterPause, type Later } from "../../flow/after-pause.ts";
import type { LiveCheck } from "../../flow/check-live.ts";
import { concerns, type Heard, heardWith, type Recheck, recheckLive } from "../../flow/recheck-live.ts";
import { usePane } from "../pane-context.ts";
import type { WorkbookChanges } from "../parts/use-workbook-changes.ts";

/** Long enough for the next cell of a row, short enough to be answered while one still looks at it. */
const pauseMs = 600;

const later: Later = (ms, work) => {
  const timer = window.setTimeout(work, ms);
  return () => window.clearTimeout(timer);
};

/** What was changed last, and what has come of it. */
export type LiveNews = Omit<Heard, "moved"> & Pick<Recheck, "fixed" | "added">;

export type LiveRecheck = {
  /** As the table stands now, or stood when it could be looked at last. */
  check: LiveCheck;
  /** "outdated": it was changed in a way that only a whole check can tell of. */
  standing: "current" | "pending" | "outdated";
  news: LiveNews | null;
  /** The person has taken the marks away: they do not come back before the next whole check. */
  marksCleared: () => void;
};

/** Keeps a check up with what is changed in its table, while it is not `paused`. Another check is another component (its key). */
export function useLiveRecheck(
  begun: LiveCheck,
  follow: WorkbookChanges["follow"],
  paused: boolean,
): LiveRecheck {
  const { desk } = usePane();
  const [shown, setShown] = useState<{ check: LiveCheck; news: LiveNews | null }>({
    check: begun,
    news: null,
  });
  const [standing, setStanding] = useState<LiveRecheck["standing"]>("current");
  const [mistake, setMistake] = useState<{ error: unknown } | null>(null);
  const latest = useRef(begun);
  const heard = useRef<Heard | null>(null);
  const marked = useRef(true);
  useEffect(() => {
    if (paused) return;
    const rechecking = afterPause(
      async (signal) => {
        const { workbook } = await desk();
        const { moved = false } = heard.current ?? {};
        return recheckLive(workbook, latest.current, { moved, marked: marked.current, signal });
      },
      {
        pauseMs,
        later,
        onEnd: (now) => {
          if (now === null) return setStanding("outdated");
          if (now === "later") return rechecking.ask();
          const { rows = null, by = "here" } = heard.current ?? {};
          heard.current = null;
          latest.current = now.check;
          setShown({ check: now.check, news: { rows, by, fixed: now.fixed, added: now.added } });
          setStanding("current");
        },
        onMistake: (error) => setMistake({ error }),
      },
    );
    const ask = () => {
      setStanding("pending");
      rechecking.ask();
    };
    if (heard.current !== null) ask();
    const stop = follow((change) => {
      if (!concerns(latest.current, change.sheet)) return;
      const isOwn = change.sheet === latest.current.report.reading.sheet;
      heard.current = heardWith(heard.current, change, isOwn);
      ask();
    });
    return () => {
      stop();
      rechecking.cancel();
    };
  }, [desk, follow, paused]);
  const marksCleared = useCallback(() => {
    marked.current = false;
  }, []);
  if (mistake) throw mistake.error;
  return { ...shown, standing, marksCleared };
}
