import { ExcelError } from "../excel-object.ts";

/**
 * What was asked of the simulator and is not there: unknown members, services, message kinds. A test that ends with
 * entries here has relied on something nobody has written; it asserts `[]`.
 */
export class Refusals {
  readonly entries: string[] = [];

  note(entry: string): void {
    this.entries.push(entry);
  }

  /** The error the add-in gets for a member the simulated type does not have. */
  unknownMember(typeName: string, member: string): ExcelError {
    const name = `${typeName}.${member}`;
    this.note(name);
    return new ExcelError("ApiNotFound", `excel-sim: ${name} is not simulated`, name);
  }
}
