import { Field, Textarea } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type * as z from "zod";
import { useTexts } from "../texts/use-texts.ts";
import { boardTexts } from "./board-texts.ts";
import { ConfirmStep, type ConfirmStepProps } from "./confirm-step.tsx";
import { useListLook } from "./list-look.ts";

export type ReasonStepProps = Pick<ConfirmStepProps, "question" | "confirm" | "onDismiss"> & {
  /** What the step does, and who reads the reason. */
  told?: string;
  /** The server's own rule, so that it is not met there for the first time. */
  reason: z.ZodString;
  onConfirm: (reason: string) => void;
};

/** A step that needs a reason, asked about where the person is. */
export function ReasonStep({ told, reason, onConfirm, ...step }: ReasonStepProps) {
  const words = useTexts(boardTexts);
  const look = useListLook();
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const given = reason.safeParse(text);
  const fault = words("reasonFault", { least: reason.minLength ?? 0, most: reason.maxLength ?? 0 });
  const confirm = () => {
    setTried(true);
    if (given.success) onConfirm(given.data);
    else field.current?.querySelector("textarea")?.focus();
  };
  return (
    <ConfirmStep {...step} onConfirm={confirm}>
      {told !== undefined && <p className={look.text}>{told}</p>}
      <div ref={field}>
        <Field
          label={words("reasonLabel")}
          required
          validationMessage={tried && !given.success ? fault : null}
        >
          <Textarea rows={3} resize="vertical" value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
      </div>
    </ConfirmStep>
  );
}
