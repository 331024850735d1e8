import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  convertTarget,
  describeTarget,
  isJudged,
  parseTarget,
  parseTargets,
  printTarget,
  restateTarget,
} from "../../../shared/codec/target.ts";
import { target as targetSchema } from "../../../shared/schema/target.ts";
import { anyText, jiaxing, judgedStructure, patience } from "./arbitraries.ts";

const blank = {
  requirement: "text",
  number: null,
  unit: null,
  baseYear: null,
  ambition: null,
  peerGroup: null,
  commitment: null,
} as const;
const province = { text: "全省", division: "330000" };
const improve = { kind: "improve" } as const;

describe("words become the structure they mean", () => {
  test.each([
    ["不少于15场", { requirement: "atLeast", number: "15", unit: "场" }],
    ["突破1500家", { requirement: "moreThan", number: "1500", unit: "家" }],
    ["超千家", { requirement: "moreThan", number: "1000", unit: "家" }],
    ["≥6家", { requirement: "atLeast", number: "6", unit: "家" }],
    ["15家以上", { requirement: "atLeast", number: "15", unit: "家" }],
    ["2(亿元)以上", { requirement: "atLeast", number: "2", unit: "亿元" }],
    ["不少于3000（单位：万元）", { requirement: "atLeast", number: "3000", unit: "万元" }],
    [
      "确保3000以上，力争4000（计量单位：万元）",
      {
        requirement: "atLeast",
        number: "3000",
        unit: "万元",
        commitment: "ensure",
        ambition: { kind: "number", number: "4000" },
      },
    ],
    ["不少于0.3亿元（单位：万元）", { requirement: "atLeast", number: "0.3", unit: "亿元" }],
    ["不少于3项（填报单位：桐乡市）", { requirement: "atLeast", number: "3", unit: "项" }],
    ["高于同级", { requirement: "aboveGroup" }],
    ["为2019年的1.50倍", { requirement: "multiple", number: "1.5", baseYear: 2019 }],
    ["2亿元以上", { requirement: "atLeast", number: "2", unit: "亿元" }],
    ["工业总产值突破650亿", { requirement: "moreThan", number: "650", unit: "亿" }],
    ["4%", { requirement: "atLeast", number: "4", unit: "%" }],
    ["1,200家", { requirement: "atLeast", number: "1200", unit: "家" }],
    ["达到 ８５％", { requirement: "atLeast", number: "85", unit: "%" }],
    ["不超过5%", { requirement: "atMost", number: "5", unit: "%" }],
    ["小于等于5%", { requirement: "atMost", number: "5", unit: "%" }],
    ["大于或等于5%", { requirement: "atLeast", number: "5", unit: "%" }],
    ["不能低于70%", { requirement: "atLeast", number: "70", unit: "%" }],
    ["不止70家", { requirement: "moreThan", number: "70", unit: "家" }],
    ["突破百亿元", { requirement: "moreThan", number: "100", unit: "亿元" }],
    ["千家以上", { requirement: "atLeast", number: "1000", unit: "家" }],
    ["控制在5%以内", { requirement: "atMost", number: "5", unit: "%" }],
    ["降至10家", { requirement: "atMost", number: "10", unit: "家" }],
    ["保持85%以上", { requirement: "keep", number: "85", unit: "%" }],
    ["继续保持在85%", { requirement: "keep", number: "85", unit: "%" }],
    ["提高到85%以上", { requirement: "atLeast", number: "85", unit: "%" }],
    ["新增三家", { requirement: "atLeast", number: "3", unit: "家" }],
    ["争取实现五连冠", { requirement: "atLeast", number: "5", unit: "连冠", commitment: "strive" }],
    ["力争新增70家", { requirement: "atLeast", number: "70", unit: "家", commitment: "strive" }],
    [
      "确保70家,力争80家",
      {
        requirement: "atLeast",
        number: "70",
        unit: "家",
        commitment: "ensure",
        ambition: { kind: "number", number: "80" },
      },
    ],
    [
      "不少于70家（力争80家）",
      { requirement: "atLeast", number: "70", unit: "家", ambition: { kind: "number", number: "80" } },
    ],
    [
      "70家，奋斗目标80家",
      { requirement: "atLeast", number: "70", unit: "家", ambition: { kind: "number", number: "80" } },
    ],
    ["全省5位以内", { requirement: "rankWithin", number: "5", unit: "位", peerGroup: province }],
    [
      "保持全省第5力争进位",
      { requirement: "rankWithin", number: "5", unit: "位", peerGroup: province, ambition: improve },
    ],
    [
      "保持全省第5,力争进位",
      { requirement: "rankWithin", number: "5", unit: "位", peerGroup: province, ambition: improve },
    ],
    [
      "进入全省前十，力争前8",
      {
        requirement: "rankWithin",
        number: "10",
        unit: "位",
        peerGroup: province,
        ambition: { kind: "number", number: "8" },
      },
    ],
    ["位次不低于5", { requirement: "rankWithin", number: "5", unit: "位" }],
    [
      "嘉兴市首位",
      {
        requirement: "rankWithin",
        number: "1",
        unit: "位",
        peerGroup: { text: "嘉兴市", division: "330400" },
      },
    ],
    [
      "列全省县(市)第1",
      {
        requirement: "rankWithin",
        number: "1",
        unit: "位",
        peerGroup: { text: "全省县(市)", division: null },
      },
    ],
    ["高于全省平均水平", { requirement: "aboveGroup", peerGroup: province }],
    ["比2019年翻一番", { requirement: "multiple", number: "2", baseYear: 2019 }],
    ["比2015年翻两番", { requirement: "multiple", number: "4", baseYear: 2015 }],
    ["达到2019年的1.5倍以上", { requirement: "multiple", number: "1.5", baseYear: 2019 }],
    ["增长1倍", { requirement: "multiple", number: "2" }],
    ["同比增长10%以上", { requirement: "growth", number: "10", unit: "%" }],
    ["比2019年增长20%", { requirement: "growth", number: "20", unit: "%", baseYear: 2019 }],
    ["零突破", { requirement: "atLeast", number: "1" }],
    ["实现“零的突破”", { requirement: "atLeast", number: "1" }],
    ["全覆盖", { requirement: "atLeast", number: "100", unit: "%" }],
    ["清零", { requirement: "atMost", number: "0" }],
  ] as const)("%s", (words, structure) => {
    expect(parseTarget(words, jiaxing)).toEqual({ ok: true, value: { ...blank, ...structure, text: words } });
  });
});

describe("what has no sharp limit stays text and is not judged", () => {
  test.each([
    ["优选20家左右", {}],
    ["近百所", {}],
    ["70余家", {}],
    ["数十家", {}],
    ["70-80家", {}],
    ["70家左右，力争80家", {}],
    ["70家至80家", {}],
    ["低于5%", {}],
    ["6家≤", {}],
    ["基本达到70家", {}],
    ["每季度10家", {}],
    ["推动企业减少人工30%", {}],
    ["节约研发成本90%以上", {}],
    ["不低于5位", {}],
    ["上千家", {}],
    ["增速高于全省平均", { peerGroup: province }],
    ["增长超过10%", {}],
    ["年均增长10%", {}],
    ["增长2倍", {}],
    ["提高3个百分点", {}],
    ["增加10家", {}],
    ["三分之一以上", {}],
    ["最多跑一次", {}],
    ["5位", {}],
    ["基本实现全覆盖", {}],
    ["“三个全覆盖”工程", {}],
    ["制定无研发活动清零机制", {}],
    ["全省第一方阵", { peerGroup: province }],
    ["确保走在全省前列", { peerGroup: province, commitment: "ensure" }],
    ["高于全省平均2个百分点", { peerGroup: province }],
    ["不低于全市平均", { peerGroup: { text: "全市", division: null } }],
    ["全省争先进位", { peerGroup: province, ambition: improve }],
    ["位次前移", { ambition: improve }],
    ["稳步推进", {}],
  ] as const)("%s", (words, structure) => {
    const read = parseTarget(words, jiaxing);
    expect(read).toEqual({ ok: true, value: { ...blank, ...structure, text: words } });
    expect(read.ok && isJudged(read.value)).toBe(false);
  });
});

describe("what is no single target is refused", () => {
  test.each([
    ["empty", "  "],
    ["dash", "—"],
    ["dash", "无"],
    ["dash", "待定"],
    ["severalNumbers", "分别达到90%和70%"],
    ["severalNumbers", "50\n60"],
    ["severalNumbers", "50 60"],
    ["severalNumbers", "1\n500家"],
    ["error", "#REF!"],
    ["tooLong", "进".repeat(301)],
    ["severalNumbers", "新增70家，总量达到500家"],
    ["severalNumbers", "完成投资6亿元,比2019年翻一番"],
    ["severalNumbers", "新增70家,力争研发投入3%"],
    ["unreadableNumber", "1,23家"],
    ["unreadableNumber", "999999999999999999999家"],
  ])("%s: %s", (code, words) => {
    expect(parseTarget(words)).toEqual({ ok: false, error: { code } });
  });
});

test("names with digits in them, years and remarks are no quantities (traps H05)", () => {
  const words = [
    "“315”体系项目不少于3项",
    "G60走廊项目3项以上",
    "5G项目3项",
    "2025年底前新增3项",
    "第九批项目3项",
    "“3+1+X”项目3项",
    "3项(其中国家级1项)",
    "“十四五”期间新增3项",
  ];
  for (const text of words) {
    const read = parseTarget(text);
    expect([text, read.ok && [read.value.requirement, read.value.number, read.value.unit]]).toEqual([
      text,
      ["atLeast", "3", "项"],
    ]);
  }
});

test("全市 is given a division only where the caller knows which city is meant (traps C10)", () => {
  const groupOf = (context: Parameters<typeof parseTarget>[1]) => {
    const read = parseTarget("保持全市第1", context);
    return read.ok ? read.value.peerGroup : read;
  };
  expect(groupOf(jiaxing)).toEqual({ text: "全市", division: null });
  expect(groupOf({ ...jiaxing, wholeCity: "330483" })).toEqual({ text: "全市", division: "330483" });
});

test("a bare number is a ceiling where less is better, and growth is the value of an indicator that is a growth rate", () => {
  expect(parseTarget("10家", { better: "down" })).toMatchObject({
    value: { requirement: "atMost", number: "10" },
  });
  expect(parseTarget("增长15%以上", { growth: true })).toMatchObject({
    value: { requirement: "atLeast", number: "15" },
  });
});

test("words that name another year than the target's are refused, a base year and the year itself are not", () => {
  const codeIn2025 = (words: string) => {
    const read = parseTarget(words, { year: 2025 });
    return read.ok ? read.value.number : read.error.code;
  };
  expect(codeIn2025("到2027年达到85%")).toBe("otherYear");
  expect(codeIn2025("2024年底前新增3家")).toBe("otherYear");
  expect(codeIn2025("2025年底前新增3家")).toBe("3");
  expect(codeIn2025("比2019年翻一番")).toBe("2");
  expect(codeIn2025("较2024年增长10%")).toBe("10");
  expect(codeIn2025("新增3家")).toBe("3");
});

test("words without a unit take the one the caller gives", () => {
  expect(parseTarget("不少于70", { unit: "家" })).toMatchObject({ value: { number: "70", unit: "家" } });
  expect(parseTarget("不少于70人", { unit: "家" })).toMatchObject({ value: { number: "70", unit: "人" } });
});

test("分别 and 各 give one target for each number (traps D09)", () => {
  const numbers = (words: string) => {
    const read = parseTargets(words);
    return read.ok
      ? read.value.map(({ requirement, number, unit }) => [requirement, number, unit])
      : read.error.code;
  };
  expect(numbers("分别达到90%和70%以上")).toEqual([
    ["atLeast", "90", "%"],
    ["atLeast", "70", "%"],
  ]);
  expect(numbers("分别突破10家、80家和1000家")).toEqual([
    ["moreThan", "10", "家"],
    ["moreThan", "80", "家"],
    ["moreThan", "1000", "家"],
  ]);
  expect(numbers("省、市级研发中心各19家、25家")).toEqual([
    ["atLeast", "19", "家"],
    ["atLeast", "25", "家"],
  ]);
  expect(numbers("各3个")).toEqual([["atLeast", "3", "个"]]);
  expect(numbers("新增5家,两率分别达到90%和70%")).toBe("severalNumbers");
});

test("a target prints in the words it was written in, and its words can be made anew from its structure", () => {
  const read = parseTarget("力争新增国家高新技术企业70家");
  expect(read.ok && printTarget(read.value)).toBe("力争新增国家高新技术企业70家");
  expect(read.ok && restateTarget(read.value).text).toBe("力争不少于70家");
});

test(
  "words made from a structure are read as that structure",
  () => {
    fc.assert(
      fc.property(judgedStructure(), (structure) => {
        const text = describeTarget({ ...structure, text: "?" });
        expect(parseTarget(text, jiaxing)).toEqual({ ok: true, value: { ...structure, text } });
      }),
      { numRuns: 1000 },
    );
  },
  patience,
);

test(
  "any text is read within the schema or refused, never thrown at, and what is read again is the same",
  () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        const read = parseTarget(text, jiaxing);
        if (!read.ok) return;
        expect(targetSchema.safeParse(read.value).error).toBeUndefined();
        expect(printTarget(read.value)).toBe(text);
        const again = parseTarget(describeTarget(read.value), jiaxing);
        expect(again).toEqual({ ok: true, value: { ...read.value, text: describeTarget(read.value) } });
      }),
      { numRuns: 2000 },
    );
  },
  patience,
);

test("a target is converted with its ambition into the indicator's unit, or refused", () => {
  const read = parseTarget("不少于3500万元,力争4000万元");
  expect(read.ok && convertTarget(read.value, "亿元")).toEqual({
    ok: true,
    value: {
      ...(read.ok ? read.value : {}),
      number: "0.35",
      unit: "亿元",
      ambition: { kind: "number", number: "0.4" },
    },
  });
  expect(read.ok && convertTarget(read.value, "家")).toEqual({ ok: false, error: { code: "different" } });
  const rank = parseTarget("全省第5");
  expect(rank.ok && convertTarget(rank.value, "分")).toEqual(rank);
});
