import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { Form } from "../../../shared/schema/form.ts";
import type { ReleaseReply, ReleaseStanding } from "../../../shared/schema/release.ts";
import { isCity } from "../../flow/status.ts";
import { unsaid } from "../../table/results-in-workbook.ts";
import { findingSubject } from "../../text/finding-view.ts";
import { ExplanationEditor } from "../explain/explanation-editor.tsx";
import { Said } from "../explain/said.tsx";
import type { Explaining } from "../explain/use-explaining.ts";
import { useJourney } from "../journey/use-journey.ts";
import { usePane } from "../pane-context.ts";
import { DrawnSign } from "../parts/drawn-sign.tsx";
import { FailureMessage } from "../parts/failure-message.tsx";
import { useTexts } from "../texts/use-texts.ts";
import { releasesTexts } from "./releases-texts.ts";
import type { Releases } from "./use-releases.ts";

const useStyles = makeStyles({
  part: { marginTop: tokens.spacingVerticalXS },
  text: { margin: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
});

/** 请市局放行 below a 准强制性 finding: asking for it, and what has become of it. */
export function ReleasePart(props: {
  finding: Finding;
  form: Form;
  explaining: Explaining;
  releases: Releases;
}) {
  const { person } = usePane();
  const words = useTexts(releasesTexts);
  const styles = useStyles();
  const { finding, releases } = props;
  const asked = releases.standingOf(finding);
  if (person !== null && isCity(person)) return null;
  return (
    <div className={styles.part}>
      {asked && <Standing asked={asked} />}
      {person === null ? (
        <p className={styles.text}>{words("signIn")}</p>
      ) : asked?.state === "released" ? null : person.role !== "preparer" ? (
        <p className={styles.text}>{words("preparer")}</p>
      ) : releases.mayAsk ? (
        <Asking {...props} asked={asked} />
      ) : (
        <p className={styles.text}>{words("first")}</p>
      )}
    </div>
  );
}

function Standing({ asked: { state, reason, decidedBy, asked } }: { asked: ReleaseStanding }) {
  const words = useTexts(releasesTexts);
  const styles = useStyles();
  return (
    <>
      <p role="status" className={styles.text}>
        <DrawnSign
          shape={state === "released" ? "tickInCircle" : "dashInCircle"}
          tone={state === "released" ? "success" : "warning"}
        />{" "}
        {words(state, { by: decidedBy ?? "", reason: reason ?? "" })}
      </p>
      <Said saying={asked} />
    </>
  );
}

function Asking({
  finding,
  form,
  explaining,
  releases,
  asked,
}: {
  finding: Finding;
  form: Form;
  explaining: Explaining;
  releases: Releases;
  asked: ReleaseStanding | null;
}) {
  const { locale } = usePane();
  const words = useTexts(releasesTexts);
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { state, run } = useJourney<ReleaseReply>();
  const { fingerprint } = finding;
  const saying = explaining.sayings.get(fingerprint) ?? asked?.asked ?? unsaid;
  const send = () => {
    const { category, text } = saying;
    if (category === null) return;
    run(async (way) => {
      const sent = await releases.ask({ fingerprint, category, text: text.trim() })(way);
      if (sent.ok) setOpen(false);
      return sent;
    });
  };
  if (!open)
    return (
      <div className={styles.part}>
        <Button
          size="small"
          aria-label={words(asked ? "askAgainOf" : "askOf", {
            subject: findingSubject(finding, form, locale),
          })}
          onClick={() => setOpen(true)}
        >
          {words(asked ? "askAgain" : "ask")}
        </Button>
      </div>
    );
  return (
    <>
      {state.kind === "failed" && <FailureMessage failure={state.failure} />}
      <ExplanationEditor
        finding={finding}
        form={form}
        saying={saying}
        onSaying={(next) => explaining.write(finding, next)}
        onClose={() => setOpen(false)}
        sending={{ label: words("send"), busy: state.kind === "running", onSend: send }}
      />
    </>
  );
}
