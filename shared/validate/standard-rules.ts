import type { Rule } from "./rule.ts";
import { chgRules } from "./rules/chg.ts";
import { cmpRules } from "./rules/cmp.ts";
import { codRules } from "./rules/cod.ts";
import { contRules } from "./rules/cont.ts";
import { cumRules } from "./rules/cum.ts";
import { dupblkRules } from "./rules/dupblk.ts";
import { fmtRules } from "./rules/fmt.ts";
import { gapRules } from "./rules/gap.ts";
import { limRules } from "./rules/lim.ts";
import { metaRules } from "./rules/meta.ts";
import { missnoteRules } from "./rules/missnote.ts";
import { outPRules } from "./rules/out-p.ts";
import { outTRules } from "./rules/out-t.ts";
import { ratioRules } from "./rules/ratio.ts";
import { reqRules } from "./rules/req.ts";
import { revRules } from "./rules/rev.ts";
import { rngRules } from "./rules/rng.ts";
import { strRules } from "./rules/str.ts";
import { subRules } from "./rules/sub.ts";
import { tgtRules } from "./rules/tgt.ts";
import { tgtfrzRules } from "./rules/tgtfrz.ts";
import { typRules } from "./rules/typ.ts";
import { unitRules } from "./rules/unit.ts";
import { unqRules } from "./rules/unq.ts";
import { yoyRules } from "./rules/yoy.ts";

/** The rules that hold for every form; what one form wants besides is written in the form. */
export const standardRules: readonly Rule[] = [
  ...metaRules,
  ...strRules,
  ...typRules,
  ...fmtRules,
  ...codRules,
  ...reqRules,
  ...missnoteRules,
  ...unqRules,
  ...rngRules,
  ...cmpRules,
  ...unitRules,
  ...ratioRules,
  ...subRules,
  ...contRules,
  ...cumRules,
  ...revRules,
  ...gapRules,
  ...tgtRules,
  ...tgtfrzRules,
  ...dupblkRules,
  ...chgRules,
  ...yoyRules,
  ...limRules,
  ...outTRules,
  ...outPRules,
];
