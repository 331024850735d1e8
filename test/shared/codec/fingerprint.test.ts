import { expect, test } from "vitest";
import { canonicalJson } from "../../../shared/codec/canonical-json.ts";
import { fingerprint } from "../../../shared/codec/fingerprint.ts";
import { sha256Text } from "../../../shared/codec/sha256.ts";

test("a fingerprint is the start of the SHA-256 of its parts and tells their borders apart", () => {
  expect(sha256Text("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(fingerprint(["KJ-01", "3.01"])).toBe(sha256Text('["KJ-01","3.01"]').slice(0, 32));
  expect(fingerprint(["ab", "c"])).not.toBe(fingerprint(["a", "bc"]));
  expect(fingerprint(["a", "b"])).not.toBe(fingerprint(["b", "a"]));
});

test("canonical JSON does not depend on the order in which members were written", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "二" }], a: undefined })).toBe('{"b":[1,{"c":"二","d":null}]}');
});
