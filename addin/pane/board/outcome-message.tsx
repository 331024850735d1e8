import { MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef } from "react";

/** What a step has led to. It is said aloud, and the focus goes there: the button that was clicked may be gone. */
export function OutcomeMessage({
  intent = "success",
  actions,
  children,
}: {
  intent?: "success" | "info" | "warning";
  actions?: ReactNode;
  children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} role="status">
      <MessageBar intent={intent} layout="multiline">
        <MessageBarBody>{children}</MessageBarBody>
        {actions && <MessageBarActions>{actions}</MessageBarActions>}
      </MessageBar>
    </div>
  );
}
