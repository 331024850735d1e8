import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";

const useStyles = makeStyles({
  fault: {
    margin: `${tokens.spacingVerticalXS} 0`,
    color: tokens.colorStatusDangerForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** What is missing in a choice; the focus goes there. */
export function ChoiceFault({ children }: { children: string }) {
  const { fault } = useStyles();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} tabIndex={-1} role="alert" className={fault}>
      {children}
    </p>
  );
}
