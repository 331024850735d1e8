import fc from "fast-check";
import type { Target } from "../../../shared/schema/target.ts";

/** Milliseconds a property test with thousands of runs may take on a slow, loaded machine. */
export const patience = 120_000;

/** Canonical decimals of the wire, up to 12 digits before and 6 behind the point. */
export const decimalText = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 999_999 }))
    .map(([negative, whole, fraction]) => {
      const behind = String(fraction).padStart(6, "0").replace(/0+$/, "");
      const unsigned = behind === "" ? String(whole) : `${whole}.${behind}`;
      return negative && unsigned !== "0" ? `-${unsigned}` : unsigned;
    });

export const countText = (): fc.Arbitrary<string> => fc.integer({ min: 1, max: 9999 }).map(String);

export const unitText = (): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...[
      "家",
      "个",
      "项",
      "人",
      "名",
      "人次",
      "家次",
      "场",
      "场次",
      "次",
      "件",
      "所",
      "台",
      "种",
      "元",
      "万元",
      "亿元",
    ],
    ...[
      "万美元",
      "万人",
      "万人次",
      "万平方米",
      "平方米",
      "m2",
      "㎡",
      "%",
      "‰",
      "件/万人",
      "家/万家",
      "连冠",
      "分",
    ],
  );

/** Text that looks like what clerks type, in any mixture, and any Unicode whatever. */
export const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.array(fc.constantFrom(...scraps), { maxLength: 24 }).map((parts) => parts.join("")),
  );

const scraps = [
  ..."0123456789.,，-—~～/%％‰+≥≤><=()（）[]【】“”‘’:：;；、。 　\u200b\t\n¥￥$#第前后年月日季度家个项人名位次场件万亿千百十一二三四五两零〇元",
  ..."不少于多过高低超突破达到保持以上下内左右约近余数几翻番倍增长降力争确保全省市县列居均比各分别清覆盖进",
  ...[
    "2019年",
    "比2020年",
    "力争",
    "全省",
    "平均",
    "第1",
    "1,200",
    "零突破",
    "全覆盖",
    "10%",
    "亿元",
    "#REF!",
    "KJ-07",
    "R&D",
  ],
];

const none = fc.constant(null);
const commitment = () => fc.constantFrom(null, "strive" as const, "ensure" as const);
const baseYear = () => fc.option(fc.integer({ min: 1990, max: 2099 }));
const beyond = (number: fc.Arbitrary<string>): fc.Arbitrary<Target["ambition"]> =>
  fc.option(number.map((value) => ({ kind: "number", number: value }) as const));
const peerGroup = (): fc.Arbitrary<Target["peerGroup"]> =>
  fc.option(
    fc.constantFrom(
      { text: "全省", division: "330000" },
      { text: "全市", division: null },
      { text: "嘉兴市", division: "330400" },
      { text: "全省县(市)", division: null },
      { text: "全国", division: null },
    ),
  );

/** The context in which the divisions of generated peer groups are known. */
export const jiaxing = { cityName: "嘉兴市", cityCode: "330400", provinceCode: "330000" };

type Structure = Omit<Target, "text">;

/** Structures of judged targets, as words can give them. */
export const judgedStructure = (): fc.Arbitrary<Structure> =>
  fc.oneof<fc.Arbitrary<Structure>[]>(
    fc.record({
      requirement: fc.constantFrom("atLeast", "moreThan", "atMost", "keep"),
      number: decimalText(),
      unit: fc.option(unitText()),
      baseYear: none,
      ambition: beyond(decimalText()),
      peerGroup: none,
      commitment: commitment(),
    }),
    fc.record({
      requirement: fc.constant("rankWithin"),
      number: countText(),
      unit: fc.constant("位"),
      baseYear: none,
      ambition: fc.oneof(beyond(countText()), fc.constant({ kind: "improve" } as const)),
      peerGroup: peerGroup(),
      commitment: commitment(),
    }),
    fc
      .record({
        requirement: fc.constantFrom("multiple", "growth"),
        number: countText(),
        unit: none,
        baseYear: baseYear(),
        ambition: beyond(countText()),
        peerGroup: none,
        commitment: commitment(),
      })
      .map((structure) => ({ ...structure, unit: structure.requirement === "growth" ? "%" : null })),
    fc.record({
      requirement: fc.constant("aboveGroup"),
      number: none,
      unit: none,
      baseYear: none,
      ambition: none,
      peerGroup: peerGroup(),
      commitment: commitment(),
    }),
  );
