import { ExcelError } from "../excel-object.ts";
import { type Deferred, deferred } from "./deferred.ts";
import { camelCase, delayForCellEdit, type RequestBody } from "./wire.ts";

/** Error numbers of executeMethod, and what the add-in sees as `error.code`. */
export const hostError = {
  cellEditMode: 5004, // InvalidOperationInCellEditMode
  sessionGone: 5012, // InvalidOrTimedOutSession
  dialogOpen: 5016, // WriteNotSupportedWhenModalDialogOpen
  activityLimit: 5102, // ActivityLimitReached
  requestTooLarge: 5103, // RequestPayloadSizeLimitExceeded
  responseTooLarge: 5104, // ResponsePayloadSizeLimitExceeded
  accessDenied: 7000, // AccessDenied
} as const;
export type HostError = (typeof hostError)[keyof typeof hostError];

/** Excel on the web takes 5 MB a call, each way. */
export const payloadLimit = 5 * 1024 * 1024;

export type AddInSync = { body: RequestBody; flags: number };

/** The nth sync of the add-in from now on (1 is the next), or every one the predicate holds for. */
export type Which = number | ((sync: AddInSync) => boolean);

/** A sync that is kept waiting: `arrived` when the add-in has sent it, `release` lets it through. */
export type HeldSync = { arrived: Promise<void>; release(): void };

type Rule = { matches(sync: AddInSync): boolean; act(): Promise<HostError | null> };
type MemberRule = { member: string; left: number; error: ExcelError };

/** What goes wrong, as the test has ordered it. Nothing here waits by the clock. */
export class Failures {
  #rules: Rule[] = [];
  #memberRules: MemberRule[] = [];
  #cellEdit: { entered: Deferred; left: Deferred } | null = null;

  /** Those syncs are answered with the error and do nothing. */
  failSync(which: Which, error: HostError): void {
    this.#rules.push({ matches: matcher(which), act: () => Promise.resolve(error) });
  }

  /** That sync waits, before anything is done, until it is released. */
  holdSync(which: Which): HeldSync {
    const arrived = deferred();
    const released = deferred();
    const act = async () => {
      arrived.resolve();
      await released.promise;
      return null;
    };
    this.#rules.push({ matches: matcher(which), act });
    return { arrived: arrived.promise, release: released.resolve };
  }

  /** The nth use of a member ("WorksheetCollection.getItem") from now on ends in the error. */
  failMember(
    member: string,
    nth: number,
    code = "ItemNotFound",
    message = "The requested resource doesn't exist.",
  ): void {
    this.#memberRules.push({ member, left: nth, error: new ExcelError(code, message, member) });
  }

  /**
   * The person types into a cell until `end`. Calls made with `delayForCellEdit` wait for it (`waiting` settles at the
   * first), others are refused (InvalidOperationInCellEditMode).
   */
  beginCellEdit(): { waiting: Promise<void>; end(): void } {
    const edit = { entered: deferred(), left: deferred() };
    this.#cellEdit = edit;
    const end = () => {
      this.#cellEdit = null;
      edit.left.resolve();
    };
    return { waiting: edit.entered.promise, end };
  }

  clear(): void {
    this.#rules = [];
    this.#memberRules = [];
    this.#cellEdit = null;
  }

  /** Asked by the conversation before a sync of the add-in is carried out: null lets it through. */
  async before(sync: AddInSync): Promise<HostError | null> {
    for (const rule of this.#rules.filter((each) => each.matches(sync))) {
      const error = await rule.act();
      if (error !== null) return error;
    }
    if (this.#cellEdit === null) return null;
    if ((sync.flags & delayForCellEdit) === 0) return hostError.cellEditMode;
    this.#cellEdit.entered.resolve();
    await this.#cellEdit.left.promise;
    return null;
  }

  /** Asked by the dispatcher before a member is used. */
  readonly watch = (member: string): void => {
    for (const rule of this.#memberRules) {
      if (rule.member !== member) continue;
      rule.left -= 1;
      if (rule.left === 0) throw rule.error;
    }
  };
}

function matcher(which: Which): (sync: AddInSync) => boolean {
  if (typeof which === "function") return which;
  let left = which;
  return () => {
    left -= 1;
    return left === 0;
  };
}

/** Whether the request uses the member of that wire name ("ConditionalFormats"). */
export const names =
  (wireName: string) =>
  ({ body }: AddInSync): boolean =>
    [...body.Actions, ...Object.values(body.ObjectPaths)].some(({ Name }) => Name === wireName) ||
    body.Actions.some(
      (action) => action.ActionType === 9 && Object.hasOwn(action.ObjectState, camelCase(wireName)),
    );
