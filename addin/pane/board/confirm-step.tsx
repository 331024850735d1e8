import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTexts } from "../texts/use-texts.ts";
import { boardTexts } from "./board-texts.ts";
import { useListLook } from "./list-look.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
});

export type ConfirmStepProps = {
  question: string;
  /** Words of the two buttons. */
  confirm: string;
  dismiss?: string;
  /** Something in `children` is still to be done. */
  notYet?: boolean;
  onConfirm: () => void;
  onDismiss: () => void;
  children?: ReactNode;
};

/** A step asked about where the person is, in place of a dialog. Esc dismisses it. */
export function ConfirmStep({
  question,
  confirm,
  dismiss,
  notYet = false,
  onConfirm,
  onDismiss,
  children,
}: ConfirmStepProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const styles = useStyles();
  const look = useListLook();
  const words = useTexts(boardTexts);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      className={styles.box}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDismiss();
      }}
    >
      <h3 id={id} ref={heading} tabIndex={-1} className={look.subheading}>
        {question}
      </h3>
      {children}
      <div className={look.actions}>
        <Button appearance="primary" disabledFocusable={notYet} onClick={notYet ? undefined : onConfirm}>
          {confirm}
        </Button>
        <Button onClick={onDismiss}>{dismiss ?? words("dismiss")}</Button>
      </div>
    </section>
  );
}
