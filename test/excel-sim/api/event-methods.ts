import type { ExcelObject } from "../excel-object.ts";
import { EVENT, type EventLog } from "../workbook/event-log.ts";

/** The hidden methods by which office.js asks for events and gives them up, as it names them. */
const WIRE_NAMES = [
  ["DataChangedEvent", EVENT.changed],
  ["SelectionChangedEvent", EVENT.selectionChanged],
  ["ActivatedEvent", EVENT.activated],
  ["DeactivatedEvent", EVENT.deactivated],
  ["AddedEvent", EVENT.added],
  ["DeletedEvent", EVENT.deleted],
] as const;

/** `target`: a sheet's id, or "Workbook" for all sheets; single sheets have no added and deleted events. */
export function eventMethods(log: EventLog, target: string): ExcelObject["methods"] {
  const ofSheet = target !== "Workbook";
  const methods: Record<string, () => null> = {};
  for (const [name, type] of WIRE_NAMES) {
    if (ofSheet && (type === EVENT.added || type === EVENT.deleted)) continue;
    methods[`_Register${name}`] = () => {
      log.register(type, target);
      return null;
    };
    methods[`_Unregister${name}`] = () => {
      log.unregister(type, target);
      return null;
    };
  }
  return methods;
}
