import { Button } from "@fluentui/react-components";
import type { MergedTable } from "../../../shared/schema/merged.ts";
import { useListLook } from "../board/list-look.ts";
import { useTexts } from "../texts/use-texts.ts";
import { ChoiceFold } from "./choice-fold.tsx";
import { tick } from "./peer-choice.ts";
import { peersTexts } from "./peers-texts.ts";
import { TickList } from "./tick-list.tsx";

export type ChooseUnitsProps = {
  table: MergedTable;
  own: number;
  ticked: ReadonlySet<string>;
  /** None is ticked and the person wants to go on. */
  fault: boolean;
  onChange: (ticked: ReadonlySet<string>) => void;
};

/** Units to compare; folded, for all are taken where nobody chooses. */
export function ChooseUnits({ table: { orgs }, own, ticked, fault, onChange }: ChooseUnitsProps) {
  const words = useTexts("peers", peersTexts);
  const look = useListLook();
  const all = orgs.map(({ id }) => id);
  return (
    <ChoiceFold
      title={words("units", { chosen: ticked.size, all: all.length })}
      fault={fault ? words("noUnit") : null}
    >
      <div className={look.actions}>
        <Button size="small" onClick={() => onChange(tick(ticked, all, true))}>
          {words("all")}
        </Button>
        <Button size="small" onClick={() => onChange(tick(ticked, all, false))}>
          {words("clear")}
        </Button>
      </div>
      <TickList
        items={orgs.map(({ id, name }, index) => ({
          code: id,
          label: index === own ? words("own", { name }) : name,
        }))}
        ticked={ticked}
        onTick={(code, on) => onChange(tick(ticked, [code], on))}
      />
    </ChoiceFold>
  );
}
