import { FluentProvider, type Theme } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Person } from "../../shared/schema/session.ts";
import type { Locale } from "../text/locale.ts";
import { BrokenPane } from "./broken-pane.tsx";
import { CheckScreen } from "./check/check-screen.tsx";
import type { Desk } from "./desk.ts";
import { type PaneContext, PaneProvider } from "./pane-context.ts";
import { PaneFrame } from "./pane-frame.tsx";
import { loadPart } from "./parts/load-part.ts";
import { ProgressLine } from "./parts/progress-line.tsx";
import { whenIdle } from "./parts/when-idle.ts";
import { type View, viewFor, viewsOf } from "./view.ts";

const load = {
  tasks: async () => ({ default: (await loadPart(() => import("./tasks/tasks-screen.tsx"))).TasksScreen }),
  submit: async () => ({
    default: (await loadPart(() => import("./submit/submit-screen.tsx"))).SubmitScreen,
  }),
  peers: async () => ({ default: (await loadPart(() => import("./peers/peers-screen.tsx"))).PeersScreen }),
  board: async () => ({ default: (await loadPart(() => import("./board/board-screen.tsx"))).BoardScreen }),
  figures: async () => ({
    default: (await loadPart(() => import("./figures/figures-screen.tsx"))).FiguresScreen,
  }),
  signIn: async () => ({ default: (await loadPart(() => import("./sign-in/sign-in-form.tsx"))).SignInForm }),
};

const screens = {
  tasks: lazy(load.tasks),
  submit: lazy(load.submit),
  peers: lazy(load.peers),
  board: lazy(load.board),
  figures: lazy(load.figures),
  // 审核 is what people open the pane for: it is there with the frame.
  check: CheckScreen,
};
const SignInForm = lazy(load.signIn);

/** So that no screen is missing when the network is gone. What does not come now is asked for when it is opened. */
const loadScreens = () => void Promise.allSettled(Object.values(load).map((each) => each()));

export type PaneProps = {
  locale: Locale;
  theme: Theme;
  /** Screen to begin with. */
  view: View;
  /** Sets up the desk; called once, at once. */
  openDesk: () => Promise<Desk>;
};

/** The task pane: frame, navigation and one screen at a time. */
export function Pane({ locale, theme, view: asked, openDesk }: PaneProps) {
  const opening = useMemo(openDesk, [openDesk]);
  const desk = useCallback(() => opening, [opening]);
  const [person, setPerson] = useState<Person | null>(null);
  // Whose screens are shown: also while their session has ended and is not renewed yet.
  const [seated, setSeated] = useState<Person | null>(null);
  const [view, go] = useState<View>(asked);
  const [visited, setVisited] = useState<readonly View[]>([]);
  const [signingIn, setSigningIn] = useState(false);
  const [round, chooseRound] = useState<string | null>(null);
  const [period, statePeriod] = useState("");
  const [mistake, setMistake] = useState<{ error: unknown } | null>(null);

  const personChanged = useCallback(async () => {
    const now = await (await desk()).client.person();
    setPerson((before) => sameOr(before, now));
    if (now === null) return;
    setSeated((before) => sameOr(before, now));
    setSigningIn(false);
  }, [desk]);
  const signOut = useCallback(async () => {
    const { client, storesOf } = await desk();
    const leaving = await client.person();
    // Forgotten here at once; a server that cannot be told now forgets it by itself in time.
    const told = client.signOut();
    setPerson(null);
    setSeated(null);
    chooseRound(null);
    if (leaving !== null) await storesOf(leaving).replies.forget();
    await told;
  }, [desk]);
  // Panes share one session: whoever comes back to this one may have signed in as somebody else beside another workbook.
  useEffect(() => {
    const look = () => void personChanged().catch((error: unknown) => setMistake({ error }));
    look();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [personChanged]);

  useEffect(() => whenIdle(loadScreens), []);

  // With the form gone, the keyboard goes on from the screen.
  const wasSigningIn = useRef(false);
  useEffect(() => {
    if (wasSigningIn.current && !signingIn) focusScreen();
    wasSigningIn.current = signingIn;
  }, [signingIn]);

  const pane = useMemo<PaneContext>(
    () => ({
      locale,
      desk,
      person,
      personChanged,
      signOut,
      askSignIn: () => setSigningIn(true),
      go: (next) => {
        setSigningIn(false);
        go(next);
      },
      round,
      chooseRound,
      period,
      statePeriod,
    }),
    [locale, desk, person, personChanged, signOut, round, period],
  );
  const shown = viewFor(seated, view);
  // A button of one screen that leads to another is gone with its own: the keyboard goes on from the new one.
  const wasShown = useRef(shown);
  useEffect(() => {
    if (wasShown.current === shown) return;
    wasShown.current = shown;
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.closest("[hidden]")) focusScreen();
  }, [shown]);
  if (!visited.includes(shown)) setVisited([...visited, shown]);
  return (
    <FluentProvider theme={theme}>
      <PaneProvider value={pane}>
        <PaneFrame view={shown} views={viewsOf(seated)}>
          <BrokenPane>
            {mistake && <Thrown error={mistake.error} />}
            <Suspense fallback={<ProgressLine step={null} />}>
              {signingIn && <SignInForm onCancel={() => setSigningIn(false)} />}
            </Suspense>
            <Suspense fallback={<ProgressLine step={null} />}>
              {/* Hidden, not gone: what the person was at is there again after looking elsewhere or signing in. */}
              {visited.map((each) => (
                <Place
                  key={placeKey(each, seated?.id ?? null)}
                  view={each}
                  shown={each === shown && !signingIn}
                />
              ))}
            </Suspense>
          </BrokenPane>
        </PaneFrame>
      </PaneProvider>
    </FluentProvider>
  );
}

const focusScreen = (): void => document.getElementById("screen")?.focus();

/** The person as known before where nothing has changed: what follows from the person is not done again. */
const sameOr = (before: Person | null, now: Person | null): Person | null =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now;

/** Another person finds fresh screens; 审核 is about the workbook, whoever is signed in. */
const placeKey = (view: View, owner: string | null): string =>
  view === "check" ? view : `${view} ${owner ?? "-"}`;

function Place({ view, shown }: { view: View; shown: boolean }) {
  const Screen = screens[view];
  return (
    <div hidden={!shown}>
      <Screen shown={shown} />
    </div>
  );
}

/** Hands a mistake made outside of drawing to the notice that stands around the screens. */
function Thrown({ error }: { error: unknown }): null {
  throw error;
}
