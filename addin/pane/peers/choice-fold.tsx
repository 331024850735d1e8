import { type ReactNode, useState } from "react";
import { useListLook } from "../board/list-look.ts";
import { ChoiceFault } from "./choice-fault.tsx";

/** A list to choose from, folded until it is opened; `fault` says what is missing in it, and opens it. */
export function ChoiceFold({
  title,
  fault,
  children,
}: {
  title: string;
  fault: string | null;
  children: ReactNode;
}) {
  const look = useListLook();
  const [open, setOpen] = useState(false);
  return (
    <details
      className={look.fold}
      open={open || fault !== null}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={look.summary}>{title}</summary>
      <div className={look.folded}>
        {fault !== null && <ChoiceFault>{fault}</ChoiceFault>}
        {children}
      </div>
    </details>
  );
}
