import { type HeldSync, names, type Which } from "../protocol/failure-injection.ts";
import { FrameConversation } from "../protocol/frame-conversation.ts";
import { currentExcel, frameName } from "../protocol/host-options.ts";
import { Person } from "../protocol/person.ts";
import { type OpenedWorkbook, openSimulatedWorkbook } from "../workbook/open-workbook.ts";
import type { ExcelSim, WhichSync } from "./excel-sim.ts";
import { drawGrid } from "./grid-picture.ts";

declare global {
  interface Window {
    excelSim: ExcelSim;
  }
}

let pane = requireElement("#pane", HTMLIFrameElement);
const grid = requireElement("#grid", HTMLElement);
const held: HeldSync[] = [];
let workbook: OpenedWorkbook | null = null;
let cellEdit: { waiting: Promise<void>; end(): void } | null = null;
let panes = 0;
let paneOrigin = location.origin;

const conversation = new FrameConversation({
  origin: location.origin,
  options: currentExcel,
  post: (text) => {
    pane.contentWindow?.postMessage(text, paneOrigin);
    requestAnimationFrame(draw);
  },
});

addEventListener("message", ({ source, data }) => {
  if (source === pane.contentWindow && typeof data === "string") conversation.receive(data);
});

function draw(): void {
  if (workbook) drawGrid(grid, workbook.book);
}

function person(who?: "coauthor"): Person {
  if (!workbook) throw new Error("no workbook is open");
  const told = () => {
    conversation.deliverEvents();
    draw();
  };
  return new Person(workbook, told, who);
}

const which = (given: WhichSync): Which => (typeof given === "number" ? given : names(given));

function heldSync(number: number): HeldSync {
  const found = held[number];
  if (!found) throw new Error(`no held sync ${number}`);
  return found;
}

window.excelSim = {
  async open(base64, fileName, readOnly = false) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    workbook = await openSimulatedWorkbook(bytes, { fileName, readOnly });
    conversation.open(workbook);
    draw();
  },
  async save() {
    if (!workbook) throw new Error("no workbook is open");
    const letters = Array.from(await workbook.toFile(), (byte) => String.fromCharCode(byte));
    return btoa(letters.join(""));
  },
  showPane(address, options) {
    conversation.options = { ...currentExcel, ...options };
    paneOrigin = new URL(address).origin;
    panes += 1;
    const fresh = document.createElement("iframe");
    fresh.id = "pane";
    fresh.title = "指报";
    // what the library must know of its host travels in the frame's name, which a frame has from its making
    fresh.name = frameName(location.origin, `conversation-${panes}`, conversation.options);
    fresh.src = address;
    pane.replaceWith(fresh);
    pane = fresh;
  },
  trace: () => conversation.trace.text(),
  counts: () => conversation.trace.counts(),
  clearTrace: () => conversation.trace.clear(),
  refusals: () => conversation.refusals.entries,
  failSync: (sync, error) => conversation.failures.failSync(which(sync), error),
  failMember: (member, nth, code) => conversation.failures.failMember(member, nth, code),
  holdSync: (sync) => held.push(conversation.failures.holdSync(which(sync))) - 1,
  heldSyncArrived: (number) => heldSync(number).arrived,
  releaseSync: (number) => heldSync(number).release(),
  beginCellEdit: () => {
    cellEdit = conversation.failures.beginCellEdit();
  },
  cellEditAwaited: async () => {
    if (!cellEdit) throw new Error("no cell is being typed into");
    await cellEdit.waiting;
  },
  endCellEdit: () => cellEdit?.end(),
  clearFailures: () => conversation.failures.clear(),
  type: (sheet, address, formulas) => person().type(sheet, address, formulas),
  typeElsewhere: (sheet, address, formulas) => person("coauthor").type(sheet, address, formulas),
  select: (sheet, address) => person().select(sheet, address),
  renameSheet: (sheet, name) => person().renameSheet(sheet, name),
  deleteSheet: (sheet) => person().deleteSheet(sheet),
  turnSheet: (sheet, visibility) => person().turnSheet(sheet, visibility),
  protectSheet: (sheet, options) => person().protectSheet(sheet, options),
  unprotectSheet: (sheet) => person().unprotectSheet(sheet),
  protectStructure: () => person().protectStructure(),
  unprotectStructure: () => person().unprotectStructure(),
  sheets: () => person().sheets(),
  cells: (sheet) => person().cells(sheet),
  selection: () => person().selection(),
  clickRibbon: (functionName, buttonId) => conversation.invokeCommand(functionName, buttonId),
};

function requireElement<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`host.html has no ${selector}`);
}
