import type { MergedTable } from "../../../shared/schema/merged.ts";
import { useTexts } from "../texts/use-texts.ts";
import { AllOrNone } from "./all-or-none.tsx";
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
  const words = useTexts(peersTexts);
  const all = orgs.map(({ id }) => id);
  return (
    <ChoiceFold
      title={words("units", { chosen: ticked.size, all: all.length })}
      fault={fault ? words("noUnit") : null}
    >
      <AllOrNone codes={all} ticked={ticked} onChange={onChange} />
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
