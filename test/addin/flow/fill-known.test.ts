import { afterEach, describe, expect, test } from "vitest";
import { checkWorkbook } from "../../../addin/flow/check.ts";
import { type FillOffer, offerFill, writeFill } from "../../../addin/flow/fill-known.ts";
import type { CellEdit, WorkbookHost } from "../../../addin/host/port.ts";
import type { CellValue } from "../../../addin/host/snapshot.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import type { Figure } from "../../../shared/schema/figure.ts";
import { loadOffice } from "../../excel-sim/node/load-office.ts";
import { plainWorkbookFile } from "../author/plain-workbook-file.ts";
import { openInExcel } from "../host/excel/open-sample.ts";
import { open } from "../host/opened.ts";
import { definitionOf, knownActual, knownTarget } from "../table/fill/known-figures.ts";
import { acceptedBefore } from "./accepted-before.ts";
import type { FakeApi } from "./fake-api.ts";
import { filledWorkbook } from "./filled-workbook.ts";
import { clientOf } from "./memory-stores.ts";
import { snapshotIn } from "./own-table.ts";

const excel = await loadOffice();
afterEach(() => {
  expect(excel.refusals.entries).toEqual([]);
});

const known: Figure[] = [
  knownActual("KJ-13", "2023", "88"),
  knownActual("KJ-14", "2023", "420"),
  knownActual("KJ-40", "2023", "0.31"),
  knownTarget("KJ-13", "2024", "力争突破95家"),
  knownTarget("KJ-14", "2024", "不少于500家"),
];

const name = (code: string) => definitionOf(code).name;
const ownTable = (): CellValue[][] => [
  ["海宁市2024年科技创新指标台账"],
  ["指标名称", "计量单位", "2023年实绩", "2024年目标", "2024年实绩"],
  [name("KJ-13"), "家", null, null, 90],
  [name("KJ-14"), "家", 421, null, 470],
  [name("KJ-40"), "万元", null, null, 4000],
];

const openOwn = {
  file: async (): Promise<WorkbookHost> => open(await plainWorkbookFile({ 台账: ownTable() })),
  Excel: async (): Promise<WorkbookHost> =>
    (await openInExcel(excel, await plainWorkbookFile({ 台账: ownTable() }))).host,
};
const openTemplate = {
  file: async (): Promise<WorkbookHost> => filledWorkbook(),
  Excel: async (): Promise<WorkbookHost> => (await openInExcel(excel, (await filledWorkbook()).bytes())).host,
};

async function offered(host: WorkbookHost, api: FakeApi = acceptedBefore(known)): Promise<FillOffer> {
  const offer = await offerFill({ host, client: clientOf(api) }, { form: yearlyForm });
  if (!offer.ok) throw new Error(JSON.stringify(offer.error));
  return offer.value;
}

const proposed = ({ proposals }: FillOffer) =>
  proposals.map(({ figure, field, writes }) => [
    figure.indicator,
    field,
    ...writes.map(({ edit }) => edit.value),
  ]);

const reasons = ({ left }: FillOffer) => left.map(({ figure, why }) => [figure.indicator, why]);

const edit = (row: number, column: number, value: CellValue): CellEdit => ({
  sheet: "台账",
  address: { row, column },
  value,
});

/** Last year's numbers and this year's targets as a check reads them. */
async function readBack(host: WorkbookHost): Promise<(string | null)[][]> {
  const checked = await checkWorkbook(host, { form: yearlyForm });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value.document.figures.flatMap((figure) => {
    if (figure.kind === "target") return [[figure.indicator, figure.period, figure.target.text]];
    return figure.period === "2023" && figure.value !== null
      ? [[figure.indicator, figure.period, figure.value]]
      : [];
  });
}

describe("a row told by a name the city has accepted", () => {
  test("is offered its figures and takes them; without the name it is not", async () => {
    const rows = ownTable().map((row) => row.map((cell) => (cell === name("KJ-13") ? "本局高企口径" : cell)));
    const host = await open(await plainWorkbookFile({ 台账: rows }));
    const ports = { host, client: clientOf(acceptedBefore(known)) };
    const names = async () => [{ indicator: "KJ-13", name: "本局高企口径" }];
    const without = await offerFill(ports, { form: yearlyForm });
    expect(without.ok && proposed(without.value).map(([code]) => code)).toEqual(["KJ-14", "KJ-40"]);
    const offer = await offerFill({ ...ports, names }, { form: yearlyForm });
    if (!offer.ok) throw new Error(JSON.stringify(offer.error));
    const agreed = offer.value.proposals.filter(({ figure }) => figure.indicator === "KJ-13");
    expect(proposed({ ...offer.value, proposals: agreed })).toEqual([
      ["KJ-13", "previousActual", 88],
      ["KJ-13", "target", "力争突破95家"],
    ]);
    expect(await writeFill(ports, offer.value, { agreed })).toEqual({
      ok: true,
      value: { figures: 2, cells: 2 },
    });
  });
});

describe.each(["file", "Excel"] as const)("a bureau's own table, from the host %s", (kind) => {
  test("is offered what its empty cells can take, and says where it differs", async () => {
    const offer = await offered(await openOwn[kind]());
    expect(offer.round.round.id).toBe("y2024");
    expect(proposed(offer)).toEqual([
      ["KJ-13", "previousActual", 88],
      ["KJ-13", "target", "力争突破95家"],
      ["KJ-14", "target", 500],
      ["KJ-40", "previousActual", 3100],
    ]);
    expect(reasons(offer)).toEqual([["KJ-14", "different"]]);
  });

  test("takes what was agreed to and nothing else; a check then reads the known figures", async () => {
    const host = await openOwn[kind]();
    const before = await snapshotIn(host);
    const offer = await offered(host);
    const agreed = offer.proposals.filter(({ figure }) => figure.indicator !== "KJ-14");
    expect(await writeFill({ host }, offer, { agreed })).toEqual({
      ok: true,
      value: { figures: 3, cells: 3 },
    });
    expect(await readBack(host)).toEqual([
      ["KJ-13", "2023", "88"],
      ["KJ-13", "2024", "力争突破95家"],
      ["KJ-14", "2023", "421"],
      ["KJ-40", "2023", "0.31"],
    ]);
    const expected = ownTable();
    for (const [row, column, value] of [
      [2, 2, 88],
      [2, 3, "力争突破95家"],
      [4, 2, 3100],
    ] as const) {
      const line = expected[row];
      if (line) line[column] = value;
    }
    const after = await snapshotIn(host);
    expect(after.sheets.map(({ values, ...rest }) => rest)).toEqual(
      before.sheets.map(({ values, ...rest }) => rest),
    );
    const width = before.sheets[0]?.values[0]?.length ?? 0;
    expect(after.sheets[0]?.values).toEqual(
      expected.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? null)),
    );
  });

  test("that has changed since is not written to, whatever has changed: a cell, the place of a row, its unit", async () => {
    const changes: CellEdit[][] = [
      [edit(3, 3, 87)],
      [edit(3, 1, name("KJ-14")), edit(4, 1, name("KJ-13"))],
      [edit(5, 2, "元")],
    ];
    for (const change of changes) {
      const host = await openOwn[kind]();
      const offer = await offered(host);
      await host.writeCells(change);
      const before = await snapshotIn(host);
      expect(await writeFill({ host }, offer, { agreed: offer.proposals })).toMatchObject({
        ok: false,
        error: { stop: { code: "changed-since-offer" } },
      });
      expect(await snapshotIn(host)).toEqual(before);
    }
  });
});

describe.each(["file", "Excel"] as const)("our template, from the host %s", (kind) => {
  test("takes last year's numbers and its targets in their two cells; formulas and locked cells are left", async () => {
    const host = await openTemplate[kind]();
    const ratio: Figure[] = [knownActual("KJ-03", "2023", "2.4")];
    const offer = await offered(host, acceptedBefore([...known, ...ratio]));
    expect(proposed(offer)).toEqual([
      ["KJ-13", "previousActual", 88],
      ["KJ-13", "target", "超过", "力争突破95家"],
      ["KJ-14", "previousActual", 420],
      ["KJ-14", "target", "不少于", 500],
      ["KJ-40", "previousActual", 0.31],
    ]);
    expect(reasons(offer)).toEqual([["KJ-03", "formula"]]);
    expect((await writeFill({ host }, offer, { agreed: offer.proposals })).ok).toBe(true);
    expect(await readBack(host)).toEqual([
      ["KJ-13", "2023", "88"],
      ["KJ-13", "2024", "力争突破95家"],
      ["KJ-14", "2023", "420"],
      ["KJ-14", "2024", "不少于500家"],
      ["KJ-40", "2023", "0.31"],
    ]);
    const again = await offered(host, acceptedBefore(known));
    expect([proposed(again), reasons(again).map(([, why]) => why)]).toEqual([
      [],
      ["same", "same", "same", "same", "same"],
    ]);
  });
});

describe("what there is to fill in", () => {
  test("is nothing while the city has accepted nothing", async () => {
    const offer = await offered(await openOwn.file(), acceptedBefore(known, "submitted"));
    expect([proposed(offer), reasons(offer)]).toEqual([[], []]);
  });

  test("is asked in the name of somebody who is signed in", async () => {
    const host = await openOwn.file();
    const client = clientOf(acceptedBefore(known), null);
    expect(await offerFill({ host, client }, { form: yearlyForm })).toMatchObject({
      ok: false,
      error: { kind: "api", failure: { kind: "unauthenticated" } },
    });
  });
});
