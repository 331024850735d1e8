import { describe, expect, test } from "vitest";
import { checkWorkbook } from "../../../addin/flow/check.ts";
import { noAnswers } from "../../../addin/table/binding/table-answers.ts";
import { mappingLines } from "../../../addin/table/mapping-lines.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { boundFile } from "../../fixtures/own-tables/bound-file.ts";
import { editedFile } from "../../fixtures/own-tables/edited-file.ts";
import { actualsIn, demoActuals, type OwnTable, ownTables } from "../../fixtures/own-tables/own-tables.ts";
import { editInLibreOffice, libreOffice } from "../host/edit-in-libreoffice.ts";
import { open, snapshotOf } from "../host/opened.ts";

/** On a machine that knows nothing of the table. */
async function read(bytes: Uint8Array) {
  const checked = await checkWorkbook(await open(bytes), { form: yearlyForm });
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  const { reading, document, findings, blocked } = checked.value;
  return {
    asked: mappingLines(reading, yearlyForm, noAnswers).flatMap(({ state, text }) =>
      state === "asked" ? [text] : [],
    ),
    blocked,
    actuals: actualsIn(document),
    repairs: findings
      .filter(({ rule }) => ["STR-RENAMED", "STR-FORMULA", "STR-GONE", "UNIT-CHANGED"].includes(rule.id))
      .map(({ rule, cells: [cell], expected, actual }) => [rule.id, cell, expected, actual]),
  };
}

describe.each(ownTables)("a bureau's own table, $id", (table: OwnTable) => {
  test("asks its bureau what nobody else can know, and nothing else", async () => {
    expect(await read(await table.draw())).toMatchObject({ asked: Object.keys(table.asked), blocked: true });
  });

  test("bound, gives all figures on a machine that knows nothing of it", async () => {
    expect(await read(await boundFile(table))).toEqual({
      asked: [],
      blocked: false,
      actuals: demoActuals,
      repairs: [],
    });
  });

  test("edited in LibreOffice since, is asked nothing again: what changed is said, and the figures are those it shows", async () => {
    expect(await read(editedFile(table))).toEqual({
      asked: [],
      blocked: false,
      actuals: { ...demoActuals, ...table.changed },
      repairs: table.repairs,
    });
  });

  test.skipIf(libreOffice === undefined)(
    "the file that is kept is what LibreOffice makes of it",
    async () => {
      const made = editInLibreOffice(await boundFile(table), table.edits);
      expect(await snapshotOf(made)).toEqual(await snapshotOf(editedFile(table)));
    },
    120_000,
  );
});
