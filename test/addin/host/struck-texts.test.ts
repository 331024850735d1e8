import { describe, expect, test } from "vitest";
import { printAddress } from "../../../addin/table/address.ts";
import { struckAndNoted } from "../../fixtures/tables/trap/struck-and-noted.ts";
import { snapshotOf } from "./opened.ts";

describe("crossed-out text", () => {
  test("is told of, of a part of a text and of a whole cell, as drawn and as saved elsewhere", async () => {
    const struckIn = async (bytes: Uint8Array) => {
      const [sheet] = (await snapshotOf(bytes)).sheets;
      return sheet?.struck.map(printAddress);
    };
    const cells = ["D4", "B6", "C6", "D6"];
    expect(await struckIn(await struckAndNoted.drawn())).toEqual(cells);
    expect(await struckIn(await struckAndNoted.bytes())).toEqual(cells);
  });
});
