import { isWithin } from "../../cell-range.ts";
import type { CellPlace } from "../../port.ts";
import type { InputMessage } from "../input-message.ts";
import type { FileValidation } from "./read-validations.ts";

/** What each cell asks for, by the rules of its sheet; sheets by name. */
export function inputMessages(
  rules: ReadonlyMap<string, readonly FileValidation[]>,
): (place: CellPlace) => InputMessage | null {
  const asking = new Map([...rules].map(([sheet, list]) => [sheet, list.filter(({ message }) => message)]));
  return ({ sheet, address }) =>
    asking.get(sheet)?.find(({ ranges }) => ranges.some((range) => isWithin(address, range)))?.message ??
    null;
}
