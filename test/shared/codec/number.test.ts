import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printNumber, type ReadNumber, readCellNumber, readNumber } from "../../../shared/codec/number.ts";
import { decimalText, unitText } from "./arbitraries.ts";

const plain = (value: string, unit: string | null = null): ReadNumber => ({
  value,
  unit,
  percent: unit === "%",
});

describe("an exact number is read with its unit", () => {
  test.each([
    ["157", plain("157")],
    ["1,200", plain("1200")],
    ["1，200家", plain("1200", "家")],
    ["1 200", plain("1200")],
    ["1 234 567.5", plain("1234567.5")],
    ["１２３．５", plain("123.5")],
    ["+5", plain("5")],
    ["－5", plain("-5")],
    ["−3.5％", plain("-3.5", "%")],
    ["(1,200)", plain("-1200")],
    ["（5%）", plain("-5", "%")],
    ["(1200)万元", plain("-1200", "万元")],
    ["3.01 %", plain("3.01", "%")],
    ["百分之三点零一", plain("3.01", "%")],
    ["3‰", plain("3", "‰")],
    ["2.2亿元", plain("2.2", "亿元")],
    ["￥1,200", plain("1200", "元")],
    ["¥1200万", plain("1200", "万元")],
    ["80万平方米", plain("80", "万平方米")],
    ["41件/万人", plain("41", "件/万人")],
    ["30 家次", plain("30", "家次")],
    ["007.50", plain("7.5")],
    ["-0", plain("0")],
    ["\u200b157\u00a0", plain("157")],
    ["第5", plain("5", "位次")],
    ["第五位", plain("5", "位次")],
    ["首位", plain("1", "位次")],
    ["138.2（亿元）", plain("138.2", "亿元")],
    ["3.01（%）", plain("3.01", "%")],
    ["人民币12万元", plain("12", "万元")],
    ["157家。", plain("157", "家")],
    ["12标准箱", plain("12", "标准箱")],
  ])("%s", (text, expected) => {
    expect(readNumber(text)).toEqual({ ok: true, value: expected });
  });
});

test("a line break never sets thousands apart, a blank only before each three digits", () => {
  for (const text of [
    "121\n130",
    "1\n500",
    "1\r\n500",
    "１\n５００",
    "121.\n5",
    "1  500",
    "1\t500",
    "50 60",
    "2025 150",
  ])
    expect([text, readNumber(text)]).toEqual([text, { ok: false, error: { code: "severalNumbers" } }]);
  for (const text of ["1 500", "1\u00a0500", "1\u3000500", "1 500\n", "\n1 500\n家"])
    expect([text, readNumber(text).ok && text]).toEqual([text, text]);
});

test("a footnote mark behind a number is left aside; a number in brackets may be more than a mark", () => {
  for (const text of ["12①", "12*", "12 **", "12注", "12注1", "12（注2）", "12¹", "12②③", "12※"])
    expect([text, readNumber(text)]).toEqual([text, { ok: true, value: plain("12") }]);
  expect(readNumber("3.01%①")).toEqual({ ok: true, value: plain("3.01", "%") });
  expect(readNumber("12家*")).toEqual({ ok: true, value: plain("12", "家") });
  expect(readNumber("80万m²")).toEqual({ ok: true, value: plain("80", "万m²") });
  expect(readNumber("12(1)")).toEqual({ ok: false, error: { code: "severalNumbers" } });
});

describe("Chinese numerals are read where they can mean one number only", () => {
  test.each([
    ["三", plain("3")],
    ["十五", plain("15")],
    ["两个", plain("2", "个")],
    ["一百一十", plain("110")],
    ["一百十", plain("110")],
    ["一千零二", plain("1002")],
    ["一千二百", plain("1200")],
    ["三万二千", plain("32000")],
    ["贰拾叁", plain("23")],
    ["二〇二四", plain("2024")],
    ["三点一四", plain("3.14")],
    ["四连冠", plain("4", "连冠")],
    ["二点五亿元", plain("2.5", "亿元")],
  ])("%s", (text, expected) => {
    expect(readNumber(text)).toEqual({ ok: true, value: expected });
  });

  test.each(["三五家", "两三个", "一千二", "一万二", "二十二百"])(
    "%s is an estimate or not regular",
    (text) => {
      expect(readNumber(text)).toEqual({ ok: false, error: { code: "approximate" } });
    },
  );
});

test("a last 万 or 亿 stays with the unit: without 元 the amount is incomplete (traps D07), not 10⁸ times as big", () => {
  const read = ["三万", "2万", "1.2亿", "三千万", "三亿五千万", "650亿"].map((text) => readNumber(text));
  expect(read.map((result) => result.ok && [result.value.value, result.value.unit])).toEqual([
    ["3", "万"],
    ["2", "万"],
    ["1.2", "亿"],
    ["3000", "万"],
    ["35000", "万"],
    ["650", "亿"],
  ]);
});

describe("what is no exact number is refused with its reason", () => {
  test.each([
    [
      "approximate",
      [
        "100余个",
        "20多所",
        "近百",
        "百余个",
        "20家左右",
        "约30",
        "30余",
        "~30",
        "数十家",
        "上千家",
        "30上下",
      ],
    ],
    ["approximate", ["优选20家左右", "解决技术难题100余个", "比往年增加近30家"]],
    [
      "comparison",
      ["≥6家", "15家以上", "超1200人", "突破1300家", "不少于5", "达到3%", "5%以上", "100+", "10家以内"],
    ],
    ["comparison", ["全市总量突破1300家", "覆盖率65%以上", "总数不少于10个"]],
    ["range", ["10-15", "10~15家", "3～5", "3—5家", "3家至5家", "三到五家", "10%-15%"]],
    ["severalNumbers", ["157家和175家", "12 34", "3万5千", "157家(含3家)", "1.2.3", "3-5-7", "1 2 3"]],
    ["severalNumbers", ["87.6%,列全省第5", "分别达到66.5%和50.4%"]],
    [
      "words",
      ["新增70家", "完成技术交易额13.5亿元", "33个项目成功落地", "157(累计)", "全省第5位", "提高2个百分点"],
    ],
    ["words", ["达成技术合作32项", "数据中心行业交流活动等5场", "近期引进3家", "万人发明专利拥有量41件"]],
    ["status", ["138.2(预计)", "预计12家", "12家（快报数）", "快报数：3.01%", "预计数-2.5亿元"]],
    ["grouping", ["1,23", "1,2345", "12,34,567", "1200,000", "1,,200", "1，2"]],
    ["fraction", ["1/3", "三分之一", "一半", "½", "八成", "价格下降1/3"]],
    ["dash", ["-", "—", "——", "…", "……", "/", "／", "－", "...", "*"]],
    ["dash", ["无", "暂无", "没有", "待统计", "N/A", "未出数", "不适用"]],
    ["error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "####"]],
    ["date", ["2024-12-31", "2024/6/1", "2024年6月1日", "2024-06", "1-6月", "6月30日"]],
    ["empty", ["", "  ", "　", "\u200b"]],
    ["outOfRange", ["999999999999999999999", `0.${"1".repeat(21)}`]],
    ["tooLong", ["1".repeat(101)]],
    [
      "notNumeric",
      ["零突破", "一般", "三等奖", "万元", "第三季度", "（一）", "5.", "%", "+", "国家级", "见附件"],
    ],
    ["notNumeric", ["“315”体系", "0.5-", "▲12", "①12", "全省前列", "翻一番"]],
  ] as const)("%s", (code, texts) => {
    for (const text of texts)
      expect([text, readNumber(text)]).toEqual([text, { ok: false, error: { code } }]);
  });
});

describe("a stored cell value is read as its number format shows it", () => {
  test.each([
    [0.1 + 0.2, "General", plain("0.3")],
    [4.35 * 100, "0.00", plain("435")],
    [0.0301, "0.00%", plain("3.01", "%")],
    [-0.125, "0.0%;[Red]-0.0%", plain("-12.5", "%")],
    [3.01, '0.00"%"', plain("3.01", "%")],
    [2, '0.00"亿元"', plain("2", "亿元")],
    [5, "0家", plain("5", "家")],
    [1200, "#,##0.00_);(#,##0.00)", plain("1200")],
    [3.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', plain("3.5")],
    [5, '"¥"#,##0.00', plain("5")],
    [5, "G/通用格式", plain("5")],
    [5, 'G/通用格式"家"', plain("5", "家")],
    [-0, "0", plain("0")],
    [5, "[$-804]0.00", plain("5")],
    [5, "[$¥-804]#,##0.00", plain("5")],
    [5, "[$CNY] #,##0.00", plain("5")],
    [5, '"¥"0.00"万元"', plain("5", "万元")],
    [5, "[$$-409]#,##0.00", plain("5", "美元")],
    [5, "$#,##0.00_);($#,##0.00)", plain("5", "美元")],
    [5, '"US$"#,##0.00', plain("5", "美元")],
    [5, "[$€-2] #,##0.00", plain("5", "欧元")],
    [5, "[$¥-411]#,##0", plain("5", "日元")],
    [0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', plain("0")],
    [0, '0;-0;"—"', plain("0")],
    [5, "0;;", plain("5")],
    [5, "#,###", plain("5")],
    [-5, "[Red]", plain("-5")],
    ["1,200 家", "@", plain("1200", "家")],
  ])("%s under %s", (raw, format, expected) => {
    expect(readCellNumber(raw, format)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ["date", 45657, "yyyy/m/d"],
    ["date", 45657, 'yyyy"年"m"月"'],
    ["date", 0.5, "[h]:mm"],
    ["scaled", 1_234_567, "#,##0,"],
    ["scaled", 120_000, '0!.0,"万"'],
    ["scaled", 3.2, "-0.0"],
    ["scaled", 123_456, '0"."0000'],
    ["scaled", 123_456, '0"."0000"万元"'],
    ["scaled", 123_456, "0\\.0000"],
    ["scaled", 45, "[<1]0.00%;0"],
    ["unshown", 52.7, ";;;"],
    ["unshown", 52.7, '"未出数"'],
    ["unshown", -5, "0;;0"],
    ["unshown", 0, "0;-0;;@"],
    ["unshown", 0, '0;-0;"未出数"'],
    ["unshown", 0, "#,###"],
    ["unshown", "52.7", ";;;"],
    ["outOfRange", 1e21, "General"],
    ["outOfRange", 1e-25, "General"],
    ["error", Number.NaN, "General"],
    ["error", { error: "#REF!" }, "General"],
    ["notNumeric", true, "General"],
    ["empty", null, "General"],
  ])("%s", (code, raw, format) => {
    expect(readCellNumber(raw, format)).toEqual({ ok: false, error: { code } });
  });
});

test("what is printed is read back as the very same number", () => {
  fc.assert(
    fc.property(decimalText(), fc.option(unitText()), (value, unit) => {
      const number = plain(value, unit);
      expect(readNumber(printNumber(number))).toEqual({ ok: true, value: number });
    }),
  );
});

test("a binary number of at most 15 digits comes back as it was typed", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
      fc.integer({ min: 0, max: 5 }),
      (digits, places) => {
        const typed = digits / 10 ** places;
        const read = readCellNumber(typed, "General");
        expect(read.ok && Number(read.value.value)).toBe(typed === 0 ? 0 : typed);
        expect(read.ok && read.value.value.includes("e")).toBe(false);
      },
    ),
  );
});
