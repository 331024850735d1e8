import type { Form } from "../../shared/schema/form.ts";
import type { Person } from "../../shared/schema/session.ts";
import type { ApiClient } from "../api/client.ts";
import type { AcceptedNames } from "../flow/accepted-aliases.ts";
import type { ExplanationDrafts } from "../flow/explanation-drafts.ts";
import type { HeldByCity } from "../flow/held-by-city.ts";
import type { TableMemory } from "../flow/table-memory.ts";
import type { LiveWorkbookHost } from "../host/port.ts";
import type { PersonStores } from "../store/person-stores.ts";
import type { WorkbookPlan } from "../table/layout-plan.ts";

/** A workbook that is still to be made. */
export type NewWorkbook = { fileName: string; plan: WorkbookPlan };

/** Everything the pane's journeys ask for. Made once the pane stands; tests hand in their own. */
export type Desk = {
  workbook: LiveWorkbookHost;
  client: ApiClient;
  /** To find and check a table before anybody is signed in. */
  form: Form;
  storesOf: (person: Person) => PersonStores;
  /** False where the machine keeps nothing: what waits to be sent is lost when the pane is closed. */
  durable: boolean;
  /** What was said of own tables whose workbook takes no hidden sheet, here and by others of the unit. */
  tables: TableMemory;
  /** Names the city has accepted besides a form's own. */
  names: AcceptedNames;
  /** What the city holds of the unit, and its rules of now. */
  held: HeldByCity;
  /** Explanations written here and not submitted yet. */
  explanations: ExplanationDrafts;
  now: () => Date;
  randomUuid: () => string;
  /** Opens a new workbook in place of the one beside the pane; absent where the office program does that. */
  openTemplate?: (template: NewWorkbook) => void;
};
