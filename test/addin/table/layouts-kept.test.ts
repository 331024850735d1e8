import { describe, expect, it } from "vitest";
import { checkSnapshot } from "../../../addin/flow/check.ts";
import { stopped } from "../../../addin/flow/failure.ts";
import { yearlyForm } from "../../../shared/catalogue/yearly-form.ts";
import { type PlainCell, plainSheet, plainWorkbook } from "./plain-sheet.ts";
import { checkKept, reportOf, said, taken } from "./read-table-kept.ts";

const unknown = stopped("period-unknown", { sheet: "表" });

describe("heads that are understood though no year is written anywhere", () => {
  const towns: PlainCell[][] = [
    ["指标", "单位", "全市合计", "濮院镇", "乌镇镇"],
    ["新增高新技术企业数", "家", 93, 40, 53],
  ];
  const shortYears: PlainCell[][] = [
    ["指标", "单位", "24年", "25年", "26年计划"],
    ["新增高新技术企业数", "家", 93, 70, 80],
  ];
  const monthRows: PlainCell[][] = [
    ["月份", "新增高新技术企业数（家）", "技术合同成交额（亿元）"],
    ["1月", 3, 1.1],
    ["12月", 9, 2.2],
  ];
  const monthColumns: PlainCell[][] = [
    ["指标", "单位", "1-1月", "1-11月", "1-12月"],
    ["新增高新技术企业数", "家", 3, 80, 93],
  ];
  const planRows: PlainCell[][] = [
    ["指标", "单位", "类别", "一季度", "二季度"],
    ["新增高新技术企业数", "家", "计划", 10, 20],
    ["新增高新技术企业数", "家", "实际", 11, 22],
  ];

  it.each([
    ["towns beside the whole", towns],
    ["years of two digits", shortYears],
    ["months in rows", monthRows],
    ["months up to now in columns", monthColumns],
    ["计划 and 实际 in rows, quarters in columns", planRows],
  ])("%s: it is the period that is asked for", (_, rows) => {
    expect(checkKept(rows, { period: null })).toEqual(unknown);
  });

  it("once it is known, each column is read as what it says of that year", () => {
    expect([towns, monthColumns, planRows].map((rows) => taken(reportOf(rows)))).toEqual([
      ["C2 KJ-13 actual 2024 93"],
      ["C2 KJ-13 actual 2024M01 3", "D2 KJ-13 actual 2024M11 80", "E2 KJ-13 actual 2024 93"],
      [
        "D2 KJ-13 target 2024Q1 10",
        "D3 KJ-13 actual 2024Q1 11",
        "E2 KJ-13 target 2024Q2 20",
        "E3 KJ-13 actual 2024Q2 22",
      ],
    ]);
    expect(taken(reportOf(shortYears, { period: "2025" }))).toEqual([
      "C2 KJ-13 actual 2024 93",
      "D2 KJ-13 actual 2025 70",
      "E2 KJ-13 target 2026 80",
    ]);
  });

  it("where only months are there, the sentence names them and what is missing", () => {
    expect(said(reportOf(monthRows))).toEqual([
      "STR-MISSING 没有找到“本年实绩”这一列：表里的实绩是2024年1月、2024年12月的，没有报告期的（季报、月报要年初累计数），各期的数也不自动相加。请加一列“本年实绩”，填报告期的数。",
    ]);
    expect(said(reportOf(planRows))).toEqual([
      "STR-MISSING 没有找到“本年实绩”这一列：表里的实绩是2024年第一季度、2024年第二季度的，没有报告期的（季报、月报要年初累计数），各期的数也不自动相加。请加一列“本年实绩”，填报告期的数。",
    ]);
  });
});

describe("whose the whole is", () => {
  const kept = (...units: string[]): PlainCell[][] => [
    ["指标", "单位", ...units],
    ["新增高新技术企业数", "家", ...units.map((_, index) => 93 - index)],
  ];

  it.each([
    ["全县", "魏塘街道", "西塘镇"],
    ["全市合计", "濮院镇", "经济开发区"],
    ["合计", "其中：开发区"],
  ])("%s beside %s: the unit's own, whoever reads it", (...units) => {
    expect(taken(reportOf(kept(...units)))).toEqual(["C2 KJ-13 actual 2024 93"]);
  });

  it("beside counties 全市 is the city above, and the unit's own column counts", () => {
    const rows = kept("全市", "海宁市", "桐乡市");
    expect(taken(reportOf(rows, { own: "330483" }))).toEqual(["E2 KJ-13 actual 2024 91"]);
  });

  it("with nothing beside it 全市 is asked", () => {
    const report = reportOf(kept("全市"));
    expect([taken(report), report.reading.columns.map(({ sureness }) => sureness)]).toEqual([
      [],
      ["sure", "sure", "asked"],
    ]);
  });

  it("目标 and 完成 below each: those of the whole", () => {
    const rows: PlainCell[][] = [
      ["指标", "单位", "全市", null, "濮院镇", null, "乌镇镇", null],
      [null, null, "目标", "完成", "目标", "完成", "目标", "完成"],
      ["新增高新技术企业数", "家", 70, 93, 30, 40, 40, 53],
    ];
    const pairs = [3, 5, 7].map((left) => ({ top: 1, bottom: 1, left, right: left + 1 }));
    const stubs = [1, 2].map((left) => ({ top: 1, bottom: 2, left, right: left }));
    const report = reportOf(rows, { merges: [...pairs, ...stubs] });
    expect([taken(report), said(report)]).toEqual([
      ["C3 KJ-13 target 2024 70", "D3 KJ-13 actual 2024 93"],
      [],
    ]);
  });

  it("单位 in rows, 其中：开发区 below the whole: nothing is asked", () => {
    const rows: PlainCell[][] = [
      ["单位", "新增高新技术企业数（家）", "技术合同成交额（亿元）"],
      ["全市", 93, 22],
      ["其中：开发区", 30, 8],
    ];
    const report = reportOf(rows);
    expect([taken(report), said(report)]).toEqual([
      ["B2 KJ-13 actual 2024 93", "C2 KJ-40 actual 2024 22"],
      [],
    ]);
  });
});

describe("a list with years in a column", () => {
  const list: PlainCell[][] = [
    ["年份", "指标", "数值", "单位"],
    ["2022", "新增高新技术企业数", 74, "家"],
    ["2023年", "新增高新技术企业数", 80, "家"],
    ["2024", "新增高新技术企业数", 93, "家"],
    ["2025", "新增高新技术企业数", 70, "家"],
  ];

  it("each number is of its year; one of a year to come may be a target and is asked", () => {
    const report = reportOf(list);
    expect([taken(report), said(report)]).toEqual([
      ["C2 KJ-13 actual 2022 74", "C3 KJ-13 actual 2023 80", "C4 KJ-13 actual 2024 93"],
      [
        "STR-ROW “新增高新技术企业数”这一行说不准是哪一段时间的数，或是实绩还是目标，没有取数。请在“核对列和行”里说明它是什么；与报表无关的请删去数字。",
      ],
    ]);
  });

  it("without the period it is asked for", () => {
    expect(checkKept(list, { period: null })).toEqual(unknown);
  });

  it("where each indicator stands once, the column is the year of late data", () => {
    const rows: PlainCell[][] = [
      ["指标", "单位", "数据年份", "数值"],
      ["全社会R&D经费支出", "亿元", 2023, 46.7],
      ["新增高新技术企业数", "家", 2024, 93],
    ];
    expect(taken(reportOf(rows))).toEqual(["D2 KJ-51 actual 2023 46.7", "D3 KJ-13 actual 2024 93"]);
  });
});

describe("December and the year", () => {
  const beside = (month: string, upTo: string): PlainCell[][] => [
    ["2024年12月主要指标"],
    ["指标", "单位", month, upTo],
    ["新增高新技术企业数", "家", 9, 93],
  ];

  it.each([
    ["12月", "1—12月累计"],
    ["本月", "1—本月累计"],
    ["当月", "本年累计"],
  ])("%s is the month's; %s is offered as the year's and asked", (month, upTo) => {
    const report = reportOf(beside(month, upTo));
    expect([
      taken(report),
      report.reading.columns.slice(2).map(({ field, sureness }) => [field, sureness]),
      said(report).map((sentence) => sentence.replace(upTo, "…")),
    ]).toEqual([
      ["C3 KJ-13 actual 2024M12 9"],
      [
        [null, "sure"],
        ["actual", "asked"],
      ],
      [
        "STR-COLUMN 列名“…”说的是“12月累计”，不一定是全年的“本年实绩”，这一列没有取数。就是全年数的，请在“核对列和行”里说明它是什么，或把列名改成报表的列名。",
      ],
    ]);
  });

  it("below indicators in columns neither passes for the year", () => {
    const rows: PlainCell[][] = [
      ["单位", "新增高新技术企业数（家）", null, "技术合同成交额（亿元）", null],
      [null, "12月", "1—本月累计", "12月", "1—本月累计"],
      ["桐乡市", 9, 93, 3, 22],
      ["其中：开发区", 3, 30, 1, 8],
    ];
    const merges = [
      { top: 1, bottom: 2, left: 1, right: 1 },
      { top: 1, bottom: 1, left: 2, right: 3 },
      { top: 1, bottom: 1, left: 4, right: 5 },
    ];
    const report = reportOf(rows, { own: "330483", merges });
    expect([
      taken(report),
      report.reading.rows.map(({ sureness, suggestions, doubt }) => [sureness, suggestions, doubt]),
    ]).toEqual([
      ["B3 KJ-13 actual 2024M12 9", "D3 KJ-40 actual 2024M12 3"],
      [
        ["sure", [], null],
        ["asked", ["KJ-13"], "words"],
        ["sure", [], null],
        ["asked", ["KJ-40"], "words"],
      ],
    ]);
  });
});

describe("a round of a quarter or a month", () => {
  const columns = (...heads: string[]): PlainCell[][] => [
    ["指标", "单位", ...heads],
    ["新增高新技术企业数", "家", 36, 66].slice(0, heads.length + 2),
  ];

  it.each([
    ["2024Q3", "2024年三季度", "2024年1-9月累计"],
    ["2024Q3", "三季度", "前三季度"],
    ["2024M09", "9月", "1-9月"],
  ])("%s: %s alone is another number, %s is reported", (period, alone, upTo) => {
    const report = reportOf(columns(alone, upTo), { period });
    expect([
      report.reading.figures.map(({ figure }) => figure.kind === "actual" && [figure.value, figure.basis]),
      report.reading.otherFigures.map(
        ({ figure }) => figure.kind === "actual" && [figure.value, figure.basis],
      ),
    ]).toEqual([[["66", "yearToDate"]], [["36", "period"]]]);
  });

  it("without the sum since January nothing is taken; the first quarter is that sum", () => {
    const alone = reportOf(columns("三季度"), { period: "2024Q3" });
    expect([
      alone.document.figures.filter(({ kind }) => kind === "actual").map(({ cell }) => cell),
      said(alone),
    ]).toEqual([
      [null],
      [
        "STR-MISSING 没有找到“本年实绩”这一列：表里的实绩是2024年第三季度的，没有报告期的（季报、月报要年初累计数），各期的数也不自动相加。请加一列“本年实绩”，填报告期的数。",
      ],
    ]);
    expect(taken(reportOf(columns("一季度"), { period: "2024Q1" }))).toEqual(["C2 KJ-13 actual 2024Q1 36"]);
  });
});

describe("a column that says of which part a row is", () => {
  it.each(["开发区", "濮院镇", "各街道"])("a row of %s is asked, one of 全县 is read", (part) => {
    const rows: PlainCell[][] = [
      ["指标", "范围", "单位", "2024年实绩"],
      ["新增高新技术企业数", "全县", "家", 93],
      ["技术合同成交额", part, "亿元", 8],
    ];
    const report = reportOf(rows);
    expect([taken(report), report.reading.rows.map(({ doubt }) => doubt)]).toEqual([
      ["D2 KJ-13 actual 2024 93"],
      [null, "part"],
    ]);
  });

  it("全县 below the towns, in a table of targets, is not called another county", () => {
    const rows: PlainCell[][] = [
      ["2024年目标任务分解表"],
      ["镇（街道）", "新增高新技术企业数（家）", "技术合同成交额（亿元）"],
      ["魏塘街道", 20, 5],
      ["全县", 70, 20],
    ];
    expect(taken(reportOf(rows, { own: "330421" }))).toEqual([
      "B4 KJ-13 target 2024 70",
      "C4 KJ-40 target 2024 20",
    ]);
  });
});

describe("a remark beside a number", () => {
  const withRemark = (remark: string, status = "") =>
    reportOf([
      ["指标", "单位", "2024年实绩", "数据状态", "备注"],
      ["新增高新技术企业数", "家", 80, status, remark],
    ]);

  it.each([
    [
      "预计数",
      "说明（备注）里写着“预计数”，取的本年实绩 80 可能还不是最终数。请核对：还没有定的，在“数据状态”一列写“预计数”或“快报数”；已经定了的，改正说明。",
    ],
    [
      "截至9月",
      "说明（备注）里写着“截至9月”，取的本年实绩 80 可能不是 2024 年全年的数。请核对：不是的，改填全年的数；是的，改正说明。",
    ],
    [
      "仅开发区",
      "说明（备注）里写着“仅开发区”，取的本年实绩 80 可能不是全县（市、区）的数。请核对：不是的，改填全县（市、区）的数；是的，改正说明。",
    ],
    [
      "2023年数据",
      "说明（备注）里写着“2023年数据”，取的本年实绩 80 可能不是 2024 年的数。请核对：不是的，改填 2024 年的数，或在“数据年份”一列写明是哪一年的；是的，改正说明。",
    ],
    [
      "数据有误，待更正",
      "说明（备注）里写着“数据有误，待更正”，取的本年实绩 80 可能是错的。请核对：错的，改正这个数；没有错的，改正说明。",
    ],
    [
      "此为目标数",
      "说明（备注）里写着“此为目标数”，取的本年实绩 80 可能不是实绩，是目标。请核对：是目标的，改填实绩；是实绩的，改正说明。",
    ],
    [
      "未出数",
      "说明（备注）里写着“未出数”，取的本年实绩 80 可能不该填。请核对：没有数或不公开的，清空这个数，在“数据状态”一列写明；该填的，改正说明。",
    ],
  ])("that says %s is asked about", (remark, sentence) => {
    const report = withRemark(remark);
    expect([taken(report), said(report)]).toEqual([["C2 KJ-13 actual 2024 80"], [`STR-REMARK ${sentence}`]]);
    const [finding] = report.findings.filter(({ rule }) => rule.id === "STR-REMARK");
    expect([finding?.severity, finding?.cells]).toEqual(["query", ["表!E2", "表!C2"]]);
  });

  it("is not asked about where 数据状态 says the same, and is where it says another thing", () => {
    const asked = (remark: string, status: string) => said(withRemark(remark, status)).length;
    expect([asked("预计数", "预计数"), asked("截至9月", "快报数"), asked("快报", "核定数")]).toEqual([
      0, 0, 1,
    ]);
    expect(asked("仅开发区", "预计数")).toBe(1);
  });

  it("that says nothing of the kind, or stands beside no number, is left alone", () => {
    for (const remark of ["比上年增长5%", "含开发区", "数据来源：统计局", "预计明年验收"])
      expect(said(withRemark(remark))).toEqual([]);
    const unreported = [
      ["指标", "单位", "2024年实绩", "备注"],
      ["新增高新技术企业数", "家", null, "预计数"],
    ];
    expect(said(reportOf(unreported))).toEqual([]);
  });

  it("may be a footnote its number or its name is marked with", () => {
    const asked = (name: string, number: PlainCell, ...notes: string[]) =>
      said(
        reportOf([
          ["指标", "单位", "2024年实绩"],
          [name, "家", number],
          ...notes.map((note) => [null, note]),
        ]),
      );
    const found = asked("新增高新技术企业数", "80*", "注：① 含复评企业；* 为快报数。");
    expect(found).toEqual([
      expect.stringMatching(/^STR-REMARK 说明（备注）里写着“快报数”，取的本年实绩 80 可能还不是最终数/),
    ]);
    expect(asked("新增高新技术企业数①", 80, "① 2023年数据")).toEqual([
      expect.stringMatching(/^STR-REMARK 说明（备注）里写着“2023年数据”/),
    ]);
    expect(asked("新增高新技术企业数①", "80*", "注：① 含复评企业。", "*新口径")).toEqual([]);
    expect(asked("新增高新技术企业数", 80, "* 为快报数")).toEqual([]);
  });

  it("may stand in a column without a head, or below a head marked with a footnote", () => {
    const asked = (head: string, beside: string | null, aside: string) =>
      said(
        reportOf([
          ["指标", "单位", head, beside],
          ["新增高新技术企业数", "家", 80, aside],
          ["注：* 为快报数。"],
        ]),
      );
    expect(asked("2024年实绩", null, "预计数")).toEqual([
      expect.stringMatching(/^STR-REMARK 说明（备注）里写着“预计数”/),
    ]);
    expect(asked("2024年实绩", "数据说明", "截至9月")).toEqual([
      expect.stringMatching(/^STR-REMARK 说明（备注）里写着“截至9月”/),
    ]);
    expect(asked("2024年实绩*", null, "高新科")).toEqual([
      expect.stringMatching(/^STR-REMARK 说明（备注）里写着“快报数”/),
    ]);
    expect(asked("2024年实绩", "工作进展", "截至9月30日已组织申报两批，完成60家")).toEqual([]);
  });

  it("may state the unit, or contradict the one stated", () => {
    const read = (unit: string | null, number: number, remark: string) => {
      const report = reportOf([
        ["指标", "单位", "2024年实绩", "备注"],
        ["技术合同成交额", unit, number, remark],
      ]);
      return [...taken(report), ...said(report).map((found) => found.split(" ", 1)[0])];
    };
    expect(read(null, 92600, "单位为万元")).toEqual(["C2 KJ-40 actual 2024 9.26", "UNIT-CONVERTED"]);
    expect(read("万元", 92600, "按万元填报")).toEqual(["C2 KJ-40 actual 2024 9.26", "UNIT-CONVERTED"]);
    expect(read("亿元", 92600, "单位为万元")).toEqual(["UNIT-STATED"]);
    expect(read("亿元", 9.26, "比上年多5000万元")).toEqual(["C2 KJ-40 actual 2024 9.26"]);
  });

  it("of some months is right in a round of these months", () => {
    const rows = [
      ["指标", "单位", "1—9月累计", "备注"],
      ["新增高新技术企业数", "家", 60, "截至9月"],
    ];
    expect(said(reportOf(rows, { period: "2024Q3" }))).toEqual([]);
  });
});

describe("a title that also says when it was filled in", () => {
  it("is of the year of its numbers", () => {
    const rows: PlainCell[][] = [
      ["2023年度考核指标完成情况（2024年1月填）"],
      ["指标", "单位", "目标", "完成"],
      ["新增高新技术企业数", "家", 70, 80],
    ];
    expect(taken(reportOf(rows))).toEqual(["C3 KJ-13 target 2023 70", "D3 KJ-13 actual 2023 80"]);
  });
});

describe("a total beside a column of running totals", () => {
  const under = (head: string, total: number | null = 900) =>
    taken(
      reportOf([
        ["指标", "单位", "本年", head],
        ["省科技型中小企业总数", "家", 93, total],
        ["新增高新技术企业数", "家", 3, 100],
      ]),
    );

  it.each(["历年累计", "总数", "累计总数"])("%s is asked about; what is counted anew is taken", (head) => {
    expect(under(head)).toEqual(["C3 KJ-13 actual 2024 3"]);
  });

  it("is taken where only one number stands there, or both are the same", () => {
    const both = ["C2 KJ-16 actual 2024 93", "C3 KJ-13 actual 2024 3"];
    expect([under("历年累计", null), under("历年累计", 93)]).toEqual([both, both]);
  });
});

describe("several numbers beside one name", () => {
  it.each([
    ["merged over words that say nothing of periods", "甲口径", "乙口径"],
    ["the second line of which says something else", "部门口径", "年度考核用数"],
  ])("%s: neither is taken", (_, one, other) => {
    const rows: PlainCell[][] = [
      ["指标", null, "单位", "2024年"],
      ["新增高新技术企业数", one, "家", 9],
      [null, other, "家", 93],
    ];
    const report = reportOf(rows);
    expect([taken(report), report.reading.rows.map(({ sureness, doubt }) => [sureness, doubt])]).toEqual([
      [],
      [["asked", "several"]],
    ]);
  });
});

describe("columns of words and of numbers", () => {
  it("完成情况 over numbers is offered as the year's actuals where nothing else holds them", () => {
    const rows: PlainCell[][] = [
      ["指标", "单位", "目标", "完成情况"],
      ["新增高新技术企业数", "家", 70, 93],
    ];
    const report = reportOf(rows);
    expect([taken(report), said(report)]).toEqual([
      ["C2 KJ-13 target 2024 70"],
      [
        "STR-COLUMN 列名“完成情况”不能确定就是“本年实绩”，这一列没有取数。就是的，请在“核对列和行”里说明它是什么，或把列名改成报表的列名。",
      ],
    ]);
  });

  it("of 完成数 and 完成 the one with 是 and 否 says only whether it is done", () => {
    const rows: PlainCell[][] = [
      ["指标", "单位", "目标数", "完成数", "完成"],
      ["新增高新技术企业数", "家", 70, 93, "是"],
      ["技术合同成交额", "亿元", 25, 22, "未完成"],
    ];
    const report = reportOf(rows);
    expect([taken(report), said(report)]).toEqual([
      [
        "C2 KJ-13 target 2024 70",
        "C3 KJ-40 target 2024 25",
        "D2 KJ-13 actual 2024 93",
        "D3 KJ-40 actual 2024 22",
      ],
      [],
    ]);
  });

  it("two columns of numbers that claim the same are both asked", () => {
    const rows: PlainCell[][] = [
      ["指标", "单位", "完成数", "完成"],
      ["新增高新技术企业数", "家", 93, 91],
    ];
    expect(
      reportOf(rows)
        .reading.columns.slice(2)
        .map(({ sureness }) => sureness),
    ).toEqual(["asked", "asked"]);
  });

  it("建议目标 is asked: it may not be final", () => {
    const rows: PlainCell[][] = [
      ["指标", "单位", "2024年实绩", "2025年建议目标"],
      ["新增高新技术企业数", "家", 93, 70],
    ];
    expect(said(reportOf(rows))).toEqual([
      "STR-COLUMN 列名“2025年建议目标”说的是“建议”，数可能还没有定，不能当作“下年目标值”，这一列没有取数。已经定了的，请在“核对列和行”里说明它是什么，或把列名改成报表的列名。",
    ]);
  });

  it("a formula without a result is not called empty as well", () => {
    const rows: PlainCell[][] = [
      ["代码", "指标名称", "计量单位", "本年实绩"],
      ["KJ-13", "新增高新技术企业数", "家", { value: null, formula: "SUM(A1:B2)" }],
    ];
    const { findings } = reportOf(rows);
    expect(findings.filter(({ cells }) => cells.includes("表!D2")).map(({ rule }) => rule.id)).toEqual([
      "TYP-FORMULA",
    ]);
  });
});

describe("numbers that say a change", () => {
  it("+85 of a count is not taken for the count; a rate of growth may bear its sign", () => {
    const report = reportOf([
      ["指标", "单位", "2024年实绩"],
      ["高新技术企业总数", "家", "+85"],
      ["高新技术产业投资额增速", "%", "+6.8"],
    ]);
    expect([taken(report), said(report)]).toEqual([
      ["C3 KJ-09 actual 2024 6.8"],
      ["TYP-CELL “+85”带着加号，像是比上年增加的数，不是指标本身的数，没有取。请填指标的数，不带加号。"],
    ]);
  });
});

describe("a target that says a change", () => {
  it("+10 of a count is asked about", () => {
    const report = reportOf([
      ["指标", "单位", "2024年实绩", "2024年目标"],
      ["新增高新技术企业数", "家", 93, "+10"],
    ]);
    expect([taken(report), said(report).length]).toEqual([["C2 KJ-13 actual 2024 93"], 1]);
  });
});

describe("a table that lies on its side", () => {
  it("has no title in its row 2025年目标: the years above it hold actuals", () => {
    const report = reportOf([
      ["嘉善县科技创新主要指标"],
      ["年份", "新增高新技术企业数（家）", "技术合同成交额（亿元）", "新增省级重点实验室数（家）"],
      ["2023年", 104, 31.4, 2],
      ["2024年", 93, 38.27, 3],
      ["2025年目标", 70, 40, 3],
    ]);
    expect(taken(report).filter((figure) => figure.includes("KJ-13"))).toEqual([
      "B3 KJ-13 actual 2023 104",
      "B4 KJ-13 actual 2024 93",
      "B5 KJ-13 target 2025 70",
    ]);
  });

  it("nor where its targets are words", () => {
    const report = reportOf([
      ["年份", "新增高新技术企业数（家）", "技术合同成交额（亿元）", "新增省级重点实验室数（家）"],
      ["2023年", 104, 31.4, 2],
      ["2024年", 93, 38.27, 3],
      ["2025年目标", "不少于70家", "40亿元以上", "3家"],
    ]);
    expect(taken(report).filter((figure) => figure.includes("KJ-13"))).toEqual([
      "B2 KJ-13 actual 2023 104",
      "B3 KJ-13 actual 2024 93",
      "B4 KJ-13 target 2025 70",
    ]);
  });

  it("keeps the title that has a number beside it, further off", () => {
    const rows: PlainCell[][] = [
      ["2023年科技创新指标", null, 45000],
      ["指标", "单位", "完成数"],
      ["新增高新技术企业数", "家", 80],
    ];
    expect(taken(reportOf(rows))).toEqual(["C3 KJ-13 actual 2023 80"]);
  });
});

describe("columns that are not the unit's own number", () => {
  it("本县 of two years is taken beside 全市平均 and a model county", () => {
    const report = reportOf(
      [
        ["指标", "单位", "本县", null, "全市平均", "标杆县（新昌县）"],
        [null, null, "2023年", "2024年", "2024年", "2024年"],
        ["新增高新技术企业数", "家", 80, 93, 71, 120],
      ],
      { own: "330421", merges: [{ top: 1, bottom: 1, left: 3, right: 4 }] },
    );
    expect([taken(report), said(report)]).toEqual([
      ["C3 KJ-13 actual 2023 80", "D3 KJ-13 actual 2024 93"],
      [],
    ]);
  });

  it("报告期 over the years of the rows is no second number", () => {
    const rows: PlainCell[][] = [
      ["指标名称", "单位", "报告期", "指标值"],
      ["新增高新技术企业数", "家", "2024年", "93"],
      ["技术合同成交额", "亿元", "2024年", "9.26"],
    ];
    expect(taken(reportOf(rows))).toEqual(["D2 KJ-13 actual 2024 93", "D3 KJ-40 actual 2024 9.26"]);
    const years = reportOf([...rows, ["新增高新技术企业数", "家", "2023年", "80"]]);
    expect([taken(years), said(years)]).toEqual([
      ["D2 KJ-13 actual 2024 93", "D3 KJ-40 actual 2024 9.26", "D4 KJ-13 actual 2023 80"],
      [],
    ]);
    const bare: PlainCell[][] = [
      ["指标名称", "单位", "报告期", "上年同期"],
      ["新增高新技术企业数", "家", 93, 80],
    ];
    expect(taken(reportOf(bare))).toEqual(["C2 KJ-13 actual 2024 93", "D2 KJ-13 actual 2023 80"]);
  });

  it("实际进展 over numbers is what was reached, over sentences it is not", () => {
    const read = (...cells: PlainCell[]) =>
      taken(
        reportOf([
          ["指标", "单位", "2024年目标", "2024年实际进展"],
          ["新增高新技术企业数", "家", 90, cells[0] ?? null],
          ["新增省科技型中小企业数", "家", 150, cells[1] ?? null],
        ]),
      ).filter((figure) => figure.includes("actual"));
    expect(read(93, 151)).toEqual(["D2 KJ-13 actual 2024 93", "D3 KJ-15 actual 2024 151"]);
    expect(read(93, "正在申报，预计年底完成")).toEqual([]);
    const bare = reportOf([
      ["指标", "单位", "2024年目标", "实际进展"],
      ["技术合同成交额", "亿元", 40, 95.6],
    ]);
    expect(taken(bare)).toEqual(["C2 KJ-40 target 2024 40"]);
  });

  it("合计 of zones alone is not the county", () => {
    const read = (...heads: string[]) =>
      taken(
        reportOf([
          ["指标", "单位", ...heads],
          ["新增高新技术企业数", "家", 40, 53, 93],
        ]),
      );
    expect(read("经开区", "高新区", "合计")).toEqual([]);
    expect(read("经开区", "西塘镇", "合计")).toEqual(["E2 KJ-13 actual 2024 93"]);
    expect(read("经开区", "高新区", "全县合计")).toEqual(["E2 KJ-13 actual 2024 93"]);
  });

  it("45/52 below 目标/完成 is asked about", () => {
    const report = reportOf([
      ["指标", "单位", "2024年目标/完成", "2025年目标"],
      ["新增高新技术企业数", "家", "90/93", 100],
    ]);
    expect(taken(report)).toEqual(["D2 KJ-13 target 2025 100"]);
    expect(report.reading.columns.find(({ column }) => column === 3)?.sureness).toBe("asked");
  });

  it.each(["审定数", "修正数", "最新数", "统计局反馈数", "更新后数据", "市局审核数"])(
    "%s beside the actuals may be what counts, and is asked about",
    (head) => {
      const report = reportOf([
        ["指标", "单位", "2024年实绩", head],
        ["新增高新技术企业数", "家", 80, 85],
      ]);
      expect(taken(report)).toEqual(["C2 KJ-13 actual 2024 80"]);
      expect(report.findings.filter(({ rule }) => rule.class === "STR")).toEqual([
        expect.objectContaining({ severity: "query", cells: ["表!D1"] }),
      ]);
    },
  );

  it("核定数 is taken, 上报数 beside it is asked about", () => {
    const report = reportOf([
      ["2024年科技创新指标核定情况"],
      ["指标", "单位", "上报数", "核定数", "核减数"],
      ["新增高新技术企业数", "家", 95, 93, 2],
    ]);
    expect(taken(report)).toEqual(["D3 KJ-13 actual 2024 93"]);
    expect(report.reading.columns.map(({ sureness }) => sureness)).toEqual([
      "sure",
      "sure",
      "asked",
      "sure",
      "ignored",
    ]);
  });

  it("求和项 of a pivot table is the column it sums", () => {
    const rows: PlainCell[][] = [
      ["行标签", "求和项:2023年", "求和项:2024年"],
      ["新增高新技术企业数（家）", 80, 93],
    ];
    expect(taken(reportOf(rows))).toEqual(["B2 KJ-13 actual 2023 80", "C2 KJ-13 actual 2024 93"]);
  });
});

describe("heads that are dates", () => {
  it("a date shown as its month is that month; a whole date is no head", () => {
    const read = (format: string) =>
      taken(
        reportOf(
          [
            ["指标", "单位", { value: 45292, format }, { value: 45323, format }],
            ["新增省科技型中小企业数", "家", 21, 55],
            ["技术合同成交额", "亿元", 4.1, 3.2],
          ],
          { period: "2024M02" },
        ),
      );
    const months = [
      "C2 KJ-15 actual 2024M01 21",
      "C3 KJ-40 actual 2024M01 4.1",
      "D2 KJ-15 actual 2024M02 55",
      "D3 KJ-40 actual 2024M02 3.2",
    ];
    expect(read('yyyy"年"m"月";@')).toEqual(months);
    expect(read("mmm-yy")).toEqual(months);
    expect(() => read("yyyy/m/d")).toThrow("no-table");
  });
});

describe("towns, counties and firms", () => {
  it("a title of 各乡镇（街道） gives no table to a part", () => {
    const rows: PlainCell[][] = [
      ["2024年各乡镇（街道）科技创新指标完成情况"],
      ["指标", "单位", "西塘镇", "魏塘街道", "合计"],
      ["新增高新技术企业数", "家", 40, 53, 93],
    ];
    expect(taken(reportOf(rows))).toEqual(["E3 KJ-13 actual 2024 93"]);
    const part: PlainCell[][] = [
      ["2024年西塘镇科技创新指标完成情况"],
      ["指标", "单位", "2024年"],
      ["新增高新技术企业数", "家", 40],
    ];
    expect(taken(reportOf(part))).toEqual([]);
  });

  it("合计 merged over number and name stands above the towns", () => {
    const report = reportOf(
      [
        ["2024年各镇（街道）科技创新指标"],
        ["序号", "镇（街道）", "新增高新技术企业数", "技术合同成交额"],
        [null, null, "家", "亿元"],
        ["合计", null, 93, 9.26],
        [1, "西塘镇", 40, 5],
        [2, "魏塘街道", 53, 4.26],
      ],
      {
        merges: [
          { top: 2, bottom: 3, left: 1, right: 1 },
          { top: 2, bottom: 3, left: 2, right: 2 },
          { top: 4, bottom: 4, left: 1, right: 2 },
        ],
      },
    );
    expect(taken(report)).toEqual(["C4 KJ-13 actual 2024 93", "D4 KJ-40 actual 2024 9.26"]);
  });

  it("a star marks the own county, whose two years stand beside each other", () => {
    const report = reportOf(
      [
        ["区县", "高新技术企业总数（家）", null, "技术合同成交额（亿元）", null],
        [null, "2023年", "2024年", "2023年", "2024年"],
        ["平湖市", 500, 520, 30, 33],
        ["★嘉善县", 600, 612, 31.4, 38.27],
        ["海盐县", 400, 410, 20, 21],
      ],
      {
        own: "330421",
        merges: [
          { top: 1, bottom: 2, left: 1, right: 1 },
          { top: 1, bottom: 1, left: 2, right: 3 },
          { top: 1, bottom: 1, left: 4, right: 5 },
        ],
      },
    );
    expect(taken(report)).toEqual([
      "B4 KJ-14 actual 2023 600",
      "C4 KJ-14 actual 2024 612",
      "D4 KJ-40 actual 2023 31.4",
      "E4 KJ-40 actual 2024 38.27",
    ]);
  });

  it("a list of firms below the table is no part of it", () => {
    const report = reportOf([
      ["序号", "指标", "单位", "2023年", "2024年"],
      [1, "技术合同成交额", "亿元", 31.4, 38.27],
      ["附：重点企业"],
      ["序号", "企业名称", "镇（街道）", "研发费用（万元）", "技术合同成交额（万元）"],
      [1, "甲公司", "西塘镇", 5120, 1860],
      ["合计", null, null, 5120, 1860],
    ]);
    expect([taken(report), said(report)]).toEqual([
      ["D2 KJ-40 actual 2023 31.4", "E2 KJ-40 actual 2024 38.27"],
      [],
    ]);
  });

  it("of two sheets alike the one whose title names a development zone is left aside", () => {
    const sheet = (name: string, title: string, number: number) =>
      plainSheet(name, [
        [title],
        ["指标", "单位", "2024年完成"],
        ["新增高新技术企业数", "家", number],
        ["技术合同成交额", "亿元", number / 10],
      ]);
    const checked = checkSnapshot(
      plainWorkbook(
        sheet("经开区", "嘉善经济技术开发区2024年科技创新指标", 40),
        sheet("全县", "嘉善县2024年科技创新指标", 93),
      ),
      { form: yearlyForm, period: "2024", orgs: [] },
    );
    expect(checked.ok && checked.value.reading.sheet).toBe("全县");
  });
});

describe("a target that is one number", () => {
  const read = (unit: string, target: PlainCell) => {
    const report = reportOf([
      ["指标", "单位", "2024年实绩", "2024年目标"],
      ["规上工业企业研发机构设置率", unit, 68, target],
    ]);
    return [...taken(report).slice(1), ...said(report).map((found) => found.split(" ", 1)[0])];
  };

  it("is none where a line break or a blank stands between two numbers", () => {
    expect(read("%", "50\n60")).toEqual(["TYP-TARGET"]);
    expect(read("%", "50 60")).toEqual(["TYP-TARGET"]);
  });

  it("is in the money its format names, and not taken where that is another", () => {
    const asked = (target: PlainCell) =>
      said(
        reportOf([
          ["指标", "单位", "2024年实绩", "2024年目标"],
          ["技术合同成交额", "亿元", { value: 9, format: "[$¥-804]0.00" }, target],
        ]),
      ).map((found) => found.split(" ", 1)[0]);
    expect(asked({ value: 10, format: "[$¥-804]0.00" })).toEqual([]);
    expect(asked({ value: 10, format: "[$$-409]0.00" })).toEqual(["TYP-TARGET"]);
  });
});

describe("a title that leaves open what stands below it", () => {
  it("of two years: heads without a year are asked about", () => {
    for (const title of ["2023—2024年科技指标", "2023、2024年科技指标", "2023年、2024年科技指标"]) {
      const report = reportOf([[title], ["指标", "单位", "完成数"], ["新增高新技术企业数", "家", 93]]);
      expect(taken(report)).toEqual([]);
      expect(report.reading.columns[2]?.sureness).toBe("asked");
    }
    const named = [["2023—2024年科技指标"], ["指标", "单位", "2024年"], ["新增高新技术企业数", "家", 93]];
    expect(taken(reportOf(named))).toEqual(["C3 KJ-13 actual 2024 93"]);
  });

  it("of targets: 上年 and 2023年 below it may hold what was reached, and are asked about", () => {
    const report = reportOf([
      ["2024年目标任务"],
      ["指标", "单位", "上年", "目标"],
      ["新增高新技术企业数", "家", 80, 93],
    ]);
    expect(taken(report)).toEqual(["D3 KJ-13 target 2024 93"]);
    expect(report.reading.columns[2]?.sureness).toBe("asked");
  });

  it.each([
    "2024年科技指标预测表",
    "2024年科技指标预计完成情况",
    "2024年科技指标（征求意见稿）",
    "2024年科技指标填报示例",
  ])("%s: whether its numbers are the year's is asked about", (title) => {
    const rows = [[title], ["指标", "单位", "2024年"], ["新增高新技术企业数", "家", 93]];
    expect(said(reportOf(rows))).toEqual([expect.stringMatching(/^STR-HEADING 表外写着/)]);
  });

  it.each(["（10月）", "2024年10月", "报告期：2024年第三季度"])(
    "%s below the title is asked about",
    (line) => {
      const rows = [["2024年科技指标"], [line], ["指标", "单位", "完成数"], ["新增高新技术企业数", "家", 80]];
      expect(said(reportOf(rows))).toEqual([expect.stringMatching(/^STR-HEADING 表外写着/)]);
    },
  );

  it.each(["（12月）", "2025年1月", "2024年12月", "2025年目标测算表"])("%s is not", (line) => {
    const rows = [
      ["2024年科技指标"],
      [line],
      ["指标", "单位", "2024年实绩"],
      ["新增高新技术企业数", "家", 80],
    ];
    expect(said(reportOf(rows))).toEqual([]);
  });
});

describe("what a fault of the table leads to is not said again row by row", () => {
  const asked = (head: string, ...more: PlainCell[][]) =>
    reportOf([
      ["代码", "指标", "单位", "2023年实绩", head],
      ["KJ-13", "新增高新技术企业数", "家", 78, 80],
      ...more,
    ])
      .findings.filter(({ outcome, severity }) => outcome === "fail" && severity === "error")
      .map(({ rule, params }) => `${rule.id} ${params.field ?? params.role ?? params.count ?? ""}`.trim());
  const signers = ["unitHead", "statisticsHead", "preparer", "reportDate"].map(
    (role) => `META-SIGNER ${role}`,
  );

  it("where the actuals' column is asked about, is another one or is missing", () => {
    const rest = ["REQ-ROW 47", ...signers].sort();
    expect(asked("2024年预计数").sort()).toEqual([...rest, "STR-COLUMN actual"].sort());
    expect(asked("2024年实绩").sort()).toEqual(rest);
    expect(asked("2024年调整目标").sort()).toEqual(
      [...signers, "STR-COLUMN target", "STR-MISSING actual"].sort(),
    );
  });

  it("and is where the cell is empty", () => {
    const empty: PlainCell[] = ["KJ-14", "高新技术企业总数", "家", 300, null];
    expect(asked("2024年实绩", empty).sort()).toEqual(["REQ-ACTUAL", "REQ-ROW 46", ...signers].sort());
  });
});
