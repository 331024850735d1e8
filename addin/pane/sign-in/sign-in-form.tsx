import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { apiFailed } from "../../flow/failure.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { FailureMessage } from "../parts/failure-message.tsx";
import { focusField } from "../parts/focus-field.ts";
import { ProgressLine } from "../parts/progress-line.tsx";
import { ScreenHeading } from "../parts/screen-heading.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { signInTexts } from "./sign-in-texts.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  buttons: { display: "flex", gap: tokens.spacingHorizontalS },
  help: { color: tokens.colorNeutralForeground2, margin: 0 },
});

/** Signs in in front of the screen one was at. */
export function SignInForm({ onCancel }: { onCancel: () => void }) {
  const { desk, personChanged } = usePane();
  const words = useTexts(signInTexts);
  const styles = useStyles();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const { state, run, cancel } = useJourney<null>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusField(form.current, "username"), []);
  // A refusal leaves the login and asks for the password again.
  useEffect(() => {
    if (state.kind === "failed") focusField(form.current, "password");
  }, [state]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (login.trim() === "") return focusField(form.current, "username");
    if (password === "") return focusField(form.current, "password");
    run(async ({ signal, onStep }) => {
      onStep("asking");
      const { client } = await desk();
      const signedIn = await client.cancelledBy(signal).signIn(login.trim(), password);
      if (!signedIn.ok) return apiFailed(signedIn.error);
      await personChanged();
      return { ok: true, value: null };
    });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <ScreenHeading>{words("title")}</ScreenHeading>
      {state.kind === "failed" && <FailureMessage failure={state.failure} />}
      <Field
        label={words("login")}
        required
        validationMessage={tried && login.trim() === "" ? words("loginMissing") : null}
      >
        <Input
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={login}
          onChange={(_, { value }) => setLogin(value)}
        />
      </Field>
      <Field
        label={words("password")}
        required
        validationMessage={tried && password === "" ? words("passwordMissing") : null}
      >
        <Input
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(_, { value }) => setPassword(value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={state.kind === "running"}>
          {words("submit")}
        </Button>
        <Button onClick={onCancel}>{words("cancel")}</Button>
      </div>
      {state.kind === "running" && <ProgressLine step={state.step} onCancel={cancel} />}
      <p className={styles.help}>{words("help")}</p>
    </form>
  );
}
