import { Button } from "@fluentui/react-components";
import { useListLook } from "../board/list-look.ts";
import { useTexts } from "../texts/use-texts.ts";
import { tick } from "./peer-choice.ts";
import { peersTexts } from "./peers-texts.ts";

export type AllOrNoneProps = {
  codes: readonly string[];
  ticked: ReadonlySet<string>;
  onChange: (ticked: ReadonlySet<string>) => void;
};

/** Ticks all of a list, or none of it. */
export function AllOrNone({ codes, ticked, onChange }: AllOrNoneProps) {
  const words = useTexts(peersTexts);
  const look = useListLook();
  return (
    <div className={look.actions}>
      <Button size="small" onClick={() => onChange(tick(ticked, codes, true))}>
        {words("all")}
      </Button>
      <Button size="small" onClick={() => onChange(tick(ticked, codes, false))}>
        {words("clear")}
      </Button>
    </div>
  );
}
