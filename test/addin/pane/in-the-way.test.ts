import { describe, expect, test } from "vitest";
import { inTheWayOf, inTheWayText, nextOf } from "../../../addin/pane/parts/in-the-way.ts";
import { partsTexts } from "../../../addin/pane/parts/parts-texts.ts";
import { fillIn } from "../../../addin/pane/texts/use-texts.ts";
import type { Finding } from "../../../shared/schema/finding.ts";
import type { ReleaseStanding, ReleaseState } from "../../../shared/schema/release.ts";
import { countFindings } from "../../../shared/validate/check.ts";
import { isBlocking, isReleasable } from "../../../shared/validate/releases.ts";
import { aFinding } from "../../a-finding.ts";

const error = aFinding("REQ-ACTUAL");
const releasable = (fingerprint: string): Finding =>
  aFinding("REV-ACCEPTED", { severity: "releasable", fingerprint });

/** Findings, each with where the request to release it stands, if there is one. */
function inTheWay(found: readonly (readonly [Finding, ReleaseState?])[], open: number) {
  const standings = new Map(
    found.flatMap(([{ fingerprint }, state]) =>
      state === undefined ? [] : [[fingerprint, standing(fingerprint, state)] as const],
    ),
  );
  const findings = found.map(([finding]) => finding);
  return inTheWayOf(
    { findings, counts: countFindings(findings) },
    {
      isOpen: (finding) => isReleasable(finding) && isBlocking(finding),
      standingOf: ({ fingerprint }) => standings.get(fingerprint) ?? null,
    },
    open,
  );
}

const standing = (fingerprint: string, state: ReleaseState): ReleaseStanding => ({
  fingerprint,
  state,
  seq: 1,
  asked: { category: "officialFigure", text: "演练：见认定文件" },
  askedBy: "填表人",
  askedAt: "2026-01-15T01:00:00.000Z",
  reason: state === "asked" ? null : "演练：已核",
  decidedBy: state === "asked" ? null : "市级审核",
  decidedAt: state === "asked" ? null : "2026-01-16T01:00:00.000Z",
});

const zh = (counts: Parameters<typeof inTheWayText>[0]) =>
  inTheWayText(counts, (key, values = {}) => fillIn(partsTexts.zh[key], values), "zh");

describe("what keeps a table from being submitted", () => {
  test("is counted by what is to be done; what was declined is the unit's again, what was decided for it is not", () => {
    const counts = inTheWay(
      [
        [error],
        [releasable("a")],
        [releasable("b"), "asked"],
        [releasable("c"), "declined"],
        [releasable("d"), "released"],
      ],
      3,
    );
    expect(counts).toEqual({ error: 1, releasable: 2, asked: 2, open: 3 });
    expect(zh(counts)).toBe("1 条必须改正、2 条要改正或请市局放行、2 条等市局放行、3 条待说明");
  });

  test("is nothing where nothing is found", () => {
    const none = inTheWay([], 0);
    expect(none).toEqual({ error: 0, releasable: 0, asked: 0, open: 0 });
    expect(zh(none)).toBe("");
  });

  test("errors come first; only when all else was asked is the city waited for", () => {
    expect([
      nextOf(inTheWay([[error], [releasable("a")]], 0)),
      nextOf(inTheWay([[releasable("a")], [releasable("b"), "asked"]], 0)),
      nextOf(inTheWay([[releasable("b"), "asked"]], 2)),
    ]).toEqual(["blockedNext", "blockedRelease", "blockedAsked"]);
  });
});
