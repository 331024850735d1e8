import { expect, test } from "vitest";
import { processQuery } from "./process-query.ts";
import { References } from "./references.ts";
import { Refusals } from "./refusals.ts";
import { tinyWorkbook } from "./tiny-workbook.ts";
import { requestBody } from "./wire.ts";

const paths = {
  "1": { Id: 1, ObjectPathType: 1, Name: "" },
  "2": { Id: 2, ObjectPathType: 4, Name: "Worksheets", ParentObjectPathId: 1 },
  "3": {
    Id: 3,
    ObjectPathType: 5,
    Name: "",
    ParentObjectPathId: 2,
    ArgumentInfo: { Arguments: ["表1"] },
  },
  "4": {
    Id: 4,
    ObjectPathType: 3,
    Name: "GetRange",
    ParentObjectPathId: 3,
    ArgumentInfo: { Arguments: ["A1:B2"] },
  },
  "5": {
    Id: 5,
    ObjectPathType: 3,
    Name: "GetItemOrNullObject",
    ParentObjectPathId: 2,
    ArgumentInfo: { Arguments: ["没有"] },
  },
  "6": { Id: 6, ObjectPathType: 3, Name: "GetRange", ParentObjectPathId: 5, ArgumentInfo: {} },
  "7": {
    Id: 7,
    ObjectPathType: 3,
    Name: "Add",
    ParentObjectPathId: 2,
    ArgumentInfo: { Arguments: ["新表"] },
  },
  "8": { Id: 8, ObjectPathType: 4, Name: "Format", ParentObjectPathId: 4 },
  "9": { Id: 9, ObjectPathType: 5, Name: "", ParentObjectPathId: 2, ArgumentInfo: { Arguments: ["错"] } },
  "10": { Id: 10, ObjectPathType: 4, Name: "PivotTables", ParentObjectPathId: 3 },
  "11": { Id: 11, ObjectPathType: 7, Name: "" },
};

function session() {
  const workbook = tinyWorkbook();
  const references = new References();
  const refusals = new Refusals();
  const used: string[] = [];
  const send = (actions: object[], more: object = {}) => {
    const numbered = actions.map((action, index) => ({ Id: index + 1, Name: "", ...action }));
    const body = requestBody.parse({ Actions: numbered, ObjectPaths: { ...paths, ...more } });
    return processQuery(workbook.root(), body, {
      references,
      refusals,
      watch: (member) => void used.push(member),
    });
  };
  return { workbook, references, refusals, used, send };
}

test("an instantiated object answers with what the client keeps it by, a null object with null", () => {
  const { send } = session();
  expect(send([1, 3, 4, 5, 6, 11].map((ObjectPathId) => ({ ActionType: 1, ObjectPathId })))).toEqual({
    Results: [
      { ActionId: 1, Value: {} },
      { ActionId: 2, Value: { Id: "{1}" } },
      { ActionId: 3, Value: {} },
      { ActionId: 4, Value: null },
      { ActionId: 5, Value: null },
      { ActionId: 6, Value: null },
    ],
    TraceIds: [],
  });
});

test("a kept range has its reference from then on, in later requests too, until it is let go", () => {
  const { send, references } = session();
  const kept = send([
    { ActionType: 3, Name: "_KeepReference", ObjectPathId: 4, ArgumentInfo: { Arguments: [] } },
    { ActionType: 1, ObjectPathId: 4 },
  ]);
  expect(kept.Results[1]).toEqual({ ActionId: 2, Value: { _ReferenceId: "ref-1" } });

  const byReference = { "20": { Id: 20, ObjectPathType: 6, Name: "ref-1" } };
  const load = { ActionType: 2, ObjectPathId: 20, QueryInfo: { Select: ["values"] } };
  const values = [
    [1, "=1+1"],
    ["", true],
  ];
  const remove = { ActionType: 3, Name: "_RemoveReference", ObjectPathId: 1 };
  expect(send([load, { ...remove, ArgumentInfo: { Arguments: ["ref-1"] } }], byReference).Results).toEqual([
    { ActionId: 1, Value: { _ReferenceId: "ref-1", Values: values } },
    { ActionId: 2, Value: null },
  ]);
  expect(references.size).toBe(0);
  expect(send([load], byReference).Error?.Code).toBe("InvalidReference");
});

test("a path with an effect is walked once however many actions speak of it", () => {
  const { send, workbook } = session();
  send([
    { ActionType: 1, ObjectPathId: 7 },
    { ActionType: 4, Name: "Name", ObjectPathId: 7, ArgumentInfo: { Arguments: ["同级对比"] } },
    { ActionType: 2, ObjectPathId: 7, QueryInfo: { Select: ["name"] } },
  ]);
  expect(workbook.book.sheets.map(({ name }) => name)).toEqual(["表1", "表2", "同级对比"]);
});

test("a query gives the names asked for in any case, level by level, and everything when none is named", () => {
  const { send } = session();
  const queries = [
    { ObjectPathId: 4, QueryInfo: { Select: ["ROWCOUNT", "format/fill/color", "worksheet/name"] } },
    { ObjectPathId: 3, QueryInfo: {} },
    { ObjectPathId: 8, QueryInfo: { Select: ["fill"] } },
    { ObjectPathId: 8, QueryInfo: { Select: ["wrapText"], Expand: ["fill"] } },
  ];
  expect(
    send(queries.map((query) => ({ ActionType: 2, ...query }))).Results.map(({ Value }) => Value),
  ).toEqual([
    { RowCount: 2, Format: { Fill: { Color: "#FFFFFF" } }, Worksheet: { Id: "{1}", Name: "表1" } },
    { Id: "{1}", Name: "表1" },
    { Fill: { Color: "#FFFFFF" } },
    { WrapText: false, Fill: { Color: "#FFFFFF" } },
  ]);
});

test("collections give their items, a part of them, or only what is their own", () => {
  const { send } = session();
  const queries = [
    { Select: ["name"] },
    { Select: ["name"], Top: 1, Skip: 1 },
    { Select: ["count"] },
    { Select: ["items/name", "count"] },
    {},
  ];
  const answers = send(
    queries.map((QueryInfo) => ({ ActionType: 2, ObjectPathId: 2, QueryInfo })),
  ).Results.map(({ Value }) => Value);
  const one = { Id: "{1}", Name: "表1" };
  const two = { Id: "{2}", Name: "表2" };
  expect(answers).toEqual([
    { _Items: [one, two] },
    { _Items: [two] },
    { Count: 2 },
    { Count: 2, _Items: [one, two] },
    { Count: 2, _Items: [one, two] },
  ]);
});

test("retrieve answers in camel case", () => {
  const { send } = session();
  const [ofRange, ofSheets] = send([
    { ActionType: 7, ObjectPathId: 4, QueryInfo: { Select: ["format/fill/color"] } },
    { ActionType: 7, ObjectPathId: 2, QueryInfo: { Select: ["name"] } },
  ]).Results.map(({ Value }) => Value);
  expect(ofRange).toEqual({ format: { fill: { color: "#FFFFFF" } } });
  expect(ofSheets).toEqual({
    items: [
      { id: "{1}", name: "表1" },
      { id: "{2}", name: "表2" },
    ],
  });
});

test("a recursive query reads each type by its own names and follows types that have a query", () => {
  const { send } = session();
  const Queries = { Range: { Select: ["rowCount"] }, Worksheet: { Select: ["name"] } };
  expect(
    send([{ ActionType: 6, ObjectPathId: 4, RecursiveQueryInfo: { Queries, MaxDepth: 1 } }]).Results,
  ).toEqual([{ ActionId: 1, Value: { RowCount: 2, Worksheet: { Id: "{1}", Name: "表1" } } }]);
});

test("an update sets scalars, and those of objects below", () => {
  const { send, workbook } = session();
  const state = { values: [[5]], format: { fill: { color: "#00FF00" } } };
  expect(send([{ ActionType: 9, ObjectPathId: 4, ObjectState: state }]).Error).toBeUndefined();
  expect(workbook.book.sheets[0]).toEqual({ id: "{1}", name: "表1", values: [[5]], color: "#00FF00" });
});

test("what was to stay unchanged and has changed is a conflict", () => {
  const { send } = session();
  const check = (name: string) =>
    send([{ ActionType: 8, ObjectPathId: 3, ObjectState: { name } }]).Error?.Code;
  expect([check("表1"), check("旧名")]).toEqual([undefined, "Conflict"]);
});

test("proxies given as arguments, in lists or inside objects arrive as their objects", () => {
  const { send, workbook } = session();
  const info = {
    Arguments: [3, [4, "x"], { source: { _ObjectPathId: 4 } }, null],
    ReferencedObjectPathIds: [3, [4, 0], 0, 0],
  };
  send([{ ActionType: 3, Name: "CopyFrom", ObjectPathId: 4, ArgumentInfo: info }]);
  expect(workbook.book.copied).toEqual([
    expect.objectContaining({ typeName: "Worksheet" }),
    [expect.objectContaining({ typeName: "Range" }), "x"],
    { source: expect.objectContaining({ typeName: "Range" }) },
    undefined,
  ]);
});

test("a null object as an argument is an invalid argument", () => {
  const { send } = session();
  const info = { Arguments: [5], ReferencedObjectPathIds: [5] };
  expect(send([{ ActionType: 3, Name: "CopyFrom", ObjectPathId: 4, ArgumentInfo: info }]).Error).toEqual({
    Code: "InvalidArgument",
    Message: "The argument is invalid or missing or has an incorrect format.",
    Location: "",
    ActionIndex: 0,
  });
});

test("methods of a null object answer null; setting its properties is refused and noted", () => {
  const { send, refusals } = session();
  expect(send([{ ActionType: 3, Name: "GetCount", ObjectPathId: 5 }]).Results).toEqual([
    { ActionId: 1, Value: { _IsNull: true } },
  ]);
  send([{ ActionType: 4, Name: "Name", ObjectPathId: 5, ArgumentInfo: { Arguments: ["x"] } }]);
  expect(refusals.entries).toEqual(["null object.name = …"]);
});

test("the first error ends the request, names its place and keeps what was done before", () => {
  const { send, workbook, refusals } = session();
  const answer = send([
    { ActionType: 4, Name: "Name", ObjectPathId: 3, ArgumentInfo: { Arguments: ["改名"] } },
    { ActionType: 1, ObjectPathId: 9 },
    { ActionType: 4, Name: "Name", ObjectPathId: 3, ArgumentInfo: { Arguments: ["再改"] } },
  ]);
  expect(answer).toEqual({
    Results: [{ ActionId: 1, Value: null }],
    TraceIds: [],
    Error: {
      Code: "ItemNotFound",
      Message: "The requested resource doesn't exist.",
      Location: "WorksheetCollection.getItem",
      ActionIndex: 1,
    },
  });
  expect(workbook.book.sheets[0]?.name).toBe("改名");
  expect(refusals.entries).toEqual([]);
});

test("an unknown member is refused by type and name, and noted", () => {
  const { send, refusals } = session();
  const unknown = [
    { ActionType: 1, ObjectPathId: 10 },
    { ActionType: 3, Name: "AutoFill", ObjectPathId: 4 },
    { ActionType: 2, ObjectPathId: 4, QueryInfo: { Select: ["hyperlink"] } },
    { ActionType: 4, Name: "RowCount", ObjectPathId: 4, ArgumentInfo: { Arguments: [3] } },
    { ActionType: 9, ObjectPathId: 4, ObjectState: { style: "Good" } },
  ];
  expect(unknown.map((action) => send([action]).Error?.Code)).toEqual(unknown.map(() => "ApiNotFound"));
  expect(refusals.entries).toEqual([
    "Worksheet.pivotTables",
    "Range.autoFill()",
    "Range.hyperlink",
    "Range.rowCount = …",
    "Range.style = …",
  ]);
});

test("a fault of the simulator reaches the add-in as GeneralException and is noted as a fault", () => {
  const { send, refusals } = session();
  const answer = send([{ ActionType: 2, ObjectPathId: 4, QueryInfo: { Select: ["faulty"] } }]);
  expect(answer.Error?.Code).toBe("GeneralException");
  expect(refusals.entries).toEqual([expect.stringContaining("a fault in the simulator")]);
});

test("the size sent ahead of a write in chunks must be the range's", () => {
  const { send } = session();
  const validate = (...Arguments: number[]) =>
    send([{ ActionType: 3, Name: "_ValidateArraySize", ObjectPathId: 4, ArgumentInfo: { Arguments } }]).Error
      ?.Code;
  expect([validate(2, 2), validate(3, 2)]).toEqual([undefined, "InvalidArgument"]);
});

test("trace markers come back among the results and the trace ids", () => {
  const { send } = session();
  expect(send([{ ActionType: 5, ObjectPathId: 0 }])).toEqual({
    Results: [{ ActionId: 1, Value: null }],
    TraceIds: [1],
  });
});
