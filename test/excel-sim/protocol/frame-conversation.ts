import { deferred } from "./deferred.ts";
import { Failures, hostError, payloadLimit } from "./failure-injection.ts";
import {
  completedCall,
  dispatchId,
  type FrameMessage,
  frameMessage,
  methodCall,
  richCall,
  settingsCall,
} from "./frame-message.ts";
import { appContext, type HostOptions } from "./host-options.ts";
import { processQuery } from "./process-query.ts";
import { References } from "./references.ts";
import { Refusals } from "./refusals.ts";
import { requestKind } from "./request-kind.ts";
import type { SimulatedWorkbook } from "./simulated-workbook.ts";
import { Trace } from "./trace.ts";
import { type RequestBody, type ResponseBody, requestBody } from "./wire.ts";

/** Events the frame may register for. */
const knownEvents: ReadonlySet<string> = new Set(["richApiMessage", "appCommandInvoked"]);

/** What executeMethod answers to a call the program does not know. */
const unknownCall = 5001;

/** Sends JSON text to the frame. */
export type Post = (text: string) => void;

/** Before `open`: whatever is asked of it is refused by name. */
const noWorkbook: SimulatedWorkbook = {
  root: () => ({
    typeName: "no open workbook",
    scalars: {},
    navigations: {},
    methods: {},
    identity: () => ({}),
  }),
  takeEvents: () => [],
};

type Answer = { data: unknown; errorCode: number };
const done = (data: unknown): Answer => ({ data, errorCode: 0 });

/**
 * The program's end of the conversation with the add-in's frame. Knows no transport: it is given `post` and fed
 * `receive`. One workbook is open at a time and may be changed for another; the library stays.
 */
export class FrameConversation {
  readonly trace = new Trace();
  readonly failures = new Failures();
  readonly refusals = new Refusals();
  /** How the program presents itself to the next page that is loaded. */
  options: HostOptions;
  readonly #post: Post;
  readonly #origin: string;
  readonly #registered = new Set<string>();
  readonly #commands = new Map<string, () => void>();
  #settings: [string, string][] = [];
  #workbook = noWorkbook;
  #references = new References();
  #conversationId = "";

  constructor({ origin, options, post }: { origin: string; options: HostOptions; post: Post }) {
    this.#origin = origin;
    this.options = options;
    this.#post = post;
  }

  /** Another workbook, with nothing ordered to fail, nothing traced and nothing refused. */
  open(workbook: SimulatedWorkbook): void {
    this.#workbook = workbook;
    this.#references = new References();
    this.trace.forget();
    this.failures.clear();
    this.refusals.entries.length = 0;
  }

  /** Ranges the add-in still holds. */
  get heldReferences(): number {
    return this.#references.size;
  }

  /** A message of the frame. What is not one is none of the program's business. */
  receive(text: string): void {
    const message = frameMessage.safeParse(parsed(text));
    if (message.success) void this.#reply(message.data);
  }

  /** Sends what has happened in the workbook since; needed where no request of the add-in has caused it. */
  deliverEvents(): void {
    const events = this.#workbook.takeEvents();
    if (events.length === 0 || !this.#registered.has("richApiMessage")) return;
    const messages = events.map(({ type, target, payload }) => [
      65536,
      type,
      target,
      JSON.stringify(payload),
    ]);
    this.#event("richApiMessage", { ArrayData: messages });
  }

  /** A click on a ribbon button bound to the function; settles when it has called `event.completed()`. */
  invokeCommand(functionName: string, buttonId: string): Promise<void> {
    const command = `command-${this.#commands.size + 1}`;
    const done = deferred();
    this.#commands.set(command, done.resolve);
    const source = JSON.stringify({ source: { id: buttonId } });
    this.#event("appCommandInvoked", { 0: command, 1: functionName, 2: source });
    return done.promise;
  }

  async #reply(message: FrameMessage): Promise<void> {
    this.#conversationId = message._conversationId;
    const { data, errorCode } = await this.#answer(message);
    this.#send({
      _responseType: 0,
      _actionName: message._actionName,
      _conversationId: message._conversationId,
      _correlationId: message._correlationId,
      _errorCode: errorCode,
      _data: data,
    });
    this.deliverEvents();
  }

  #answer(message: FrameMessage): Answer | Promise<Answer> {
    if (message._actionType !== 0) return done(this.#register(message));
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        this.#registered.clear(); // a page that has just been loaded
        return done(appContext(message._data, this.#settings, this.options));
      case "ContextActivationManager_notifyHost":
        return done(null);
      case "executeMethod":
        return this.#execute(message._data);
      default:
        this.refusals.note(`message ${message._actionName}`);
        return { data: null, errorCode: -2 };
    }
  }

  #register({ _actionName, _actionType }: FrameMessage): { Error: number } {
    if (!knownEvents.has(_actionName)) {
      this.refusals.note(`event ${_actionName}`);
      return { Error: unknownCall };
    }
    if (_actionType === 1) this.#registered.add(_actionName);
    else this.#registered.delete(_actionName);
    return { Error: 0 };
  }

  async #execute(data: unknown): Promise<Answer> {
    const id = methodCall.safeParse(data).data?.DdaMethod.DispatchId;
    switch (id) {
      case dispatchId.processQuery:
        return done({ Version: 1, ...(await this.#processQuery(data)) });
      case dispatchId.saveSettings:
        this.#settings = settingsCall.parse(data).DdaSettingsMethod.Properties;
        return done({ Version: 1, Error: 0 });
      case dispatchId.loadSettings:
        return done({ Version: 1, Error: 0, Properties: this.#settings });
      case dispatchId.commandCompleted:
        this.#commands.get(completedCall.parse(data)[0])?.();
        return done({ Version: 1, Error: 0 });
      default:
        this.refusals.note(`dispatch id ${id ?? "none"}`);
        return done({ Version: 1, Error: unknownCall });
    }
  }

  async #processQuery(data: unknown): Promise<{ Error: number; Data?: unknown[] }> {
    const call = readCall(data);
    if (typeof call === "string") {
      this.refusals.note(call);
      return { Error: unknownCall };
    }
    const { body, flags } = call;
    const bytes = { flags, requestBytes: utf8Bytes(call.text), responseBytes: 0 };
    const refused = await this.#refused(body, bytes);
    if (refused !== null) {
      this.trace.record(body, bytes, refused);
      return { Error: refused };
    }
    const response = this.#perform(body);
    const text = JSON.stringify(response);
    const responseBytes = utf8Bytes(text);
    const tooLarge = responseBytes > payloadLimit;
    this.trace.record(body, { ...bytes, responseBytes }, tooLarge ? hostError.responseTooLarge : response);
    if (tooLarge) return { Error: hostError.responseTooLarge };
    return { Error: 0, Data: [200, ["Content-Type", "application/json"], text] };
  }

  async #refused(
    body: RequestBody,
    { flags, requestBytes }: { flags: number; requestBytes: number },
  ): Promise<number | null> {
    if (requestBytes > payloadLimit) return hostError.requestTooLarge;
    if (requestKind(body) !== "sync") return null;
    return this.failures.before({ body, flags });
  }

  #perform(body: RequestBody): ResponseBody {
    this.#workbook.beginRequest?.();
    try {
      return processQuery(this.#workbook.root(), body, {
        references: this.#references,
        refusals: this.refusals,
        watch: this.failures.watch,
      });
    } finally {
      this.#workbook.endRequest?.();
    }
  }

  #event(name: string, data: unknown): void {
    this.#send({
      _responseType: 1,
      _actionName: name,
      _conversationId: this.#conversationId,
      _correlationId: -1,
      _errorCode: 0,
      _data: data,
    });
  }

  #send(message: Record<string, unknown>): void {
    this.#post(JSON.stringify({ _messageType: 1, ...message, _origin: this.#origin, _serializerVersion: 1 }));
  }
}

/** The request, or what is wrong with it. */
function readCall(data: unknown): { text: string; flags: number; body: RequestBody } | string {
  const call = richCall.safeParse(data);
  if (!call.success) return `a call that is none: ${call.error.message}`;
  const text = call.data.ArrayData[4];
  const body = requestBody.safeParse(parsed(text));
  if (!body.success) return `a ProcessQuery that is none: ${body.error.message}`;
  return { text, flags: call.data.ArrayData[6], body: body.data };
}

const utf8Bytes = (text: string): number => new TextEncoder().encode(text).length;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
