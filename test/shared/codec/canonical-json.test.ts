import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../shared/codec/canonical-json.ts";

/** Every JSON value, with text of any code units, lone surrogates and control characters among them. */
const json = fc.jsonValue({ stringUnit: "binary", maxDepth: 4 });

describe("canonical JSON", () => {
  test("reads back as what it was made from", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("writes text exactly as JSON.stringify does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(canonicalJson(text)).toBe(JSON.stringify(text));
      }),
    );
    for (const text of ["", '桐乡"\\\n\t\u0000\u2028', "\ud800", "😀", "\u007f"])
      expect(canonicalJson([text])).toBe(JSON.stringify([text]));
  });

  test("does not depend on the order in which members were set", () => {
    const members = fc.uniqueArray(fc.tuple(fc.string(), json), { selector: ([key]) => key });
    fc.assert(
      fc.property(members, (given) => {
        const turned = Object.fromEntries(given.toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(Object.fromEntries(given)));
      }),
    );
  });

  test("sorts keys by code point, numbers among them as text, and leaves out what is undefined", () => {
    expect(canonicalJson({ b: 1, "10": 1, "9": 1, a: undefined, B: [undefined, { y: null, x: true }] })).toBe(
      '{"10":1,"9":1,"B":[null,{"x":true,"y":null}],"b":1}',
    );
  });
});
