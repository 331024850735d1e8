import { type FillOffer, offerFill, writeFill } from "../flow/fill-known.ts";
import { alignedTable, clip } from "../text/aligned-table.ts";
import { fillWhyLabels, knownText, writtenText } from "../text/fill-labels.ts";
import { indicatorName } from "../text/finding-view.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { formAtHand } from "./form-at-hand.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { openWorkbook, type WorkbookFile } from "./workbook-file.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = {
  sheet: "value",
  period: "value",
  round: "value",
  server: "value",
  out: "value",
  write: "switch",
} as const;

export const fill: Command = {
  usage: "fill 文件.xlsx [--round 任务编号] [--sheet 表名] [--period 报告期] [--write | --out 新文件.xlsx]",
  summary: "把市局已有的数（上年实绩、下达的目标）填进表里的空格",
  details: [
    "不写 --write 和 --out 时只列出能填什么，不改文件。",
    "--write             填进原文件；只填空格，公式、锁定的格和已有的数不动",
    "--out 新文件.xlsx   填进另存的新文件；已有的文件不覆盖",
    "--round 任务编号    有几个任务都适合时指明",
    "--period 报告期     表里没有写报告期时指明，如 2024",
    "数是本单位在其他任务中已验收的；与表里不同的只列出，不改。",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 1, most: 1 });
    if (!read.ok) return wrongUsage(io, read.error, fill);
    const { positionals, values, switches } = read.value;
    const { sheet, out } = values;
    const [path = ""] = positionals;
    const given = readGiven({ period: values.period, round: values.round });
    if (!given.ok) return tell(io, given.error);
    if (switches.write && out !== undefined) return wrongUsage(io, "--write 和 --out 只写一个。", fill);
    if (out !== undefined && !out.toLowerCase().endsWith(".xlsx"))
      return wrongUsage(io, `“${out}”要以 .xlsx 结尾。`, fill);
    const connection = await connect(io, values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server, tables, names } = connection.value;
    const form = await formAtHand(client, undefined);
    if (!form.ok) return tell(io, form.error, server);
    const file = await openWorkbook(io, path);
    if (!file.ok) return tell(io, file.error, server);
    const ports = { host: file.value.host, client, tables, names };
    const named = { ...given.value, ...(sheet === undefined ? {} : { sheet }) };
    const offer = await offerFill(ports, { ...named, form: form.value });
    if (!offer.ok) return tell(io, offer.error, server);
    for (const line of offerLines(offer.value)) io.out(line);
    if (offer.value.proposals.length === 0 || (!switches.write && out === undefined)) return exitCode.fine;
    const written = await writeFill(ports, offer.value, { agreed: offer.value.proposals });
    if (!written.ok) return tell(io, written.error, server);
    return save(io, file.value, out, written.value);
  },
};

async function save(
  io: Io,
  file: WorkbookFile,
  out: string | undefined,
  { figures, cells }: { figures: number; cells: number },
): Promise<number> {
  const saved =
    out === undefined ? await file.save() : await io.writeFile(out, file.host.bytes(), { replace: false });
  if (!saved.ok) {
    const { error } = saved;
    return tell(io, typeof error === "string" ? { kind: "file", path: out ?? "", fault: error } : error);
  }
  io.out(`已填入 ${figures} 个数（${cells} 格），写在 ${out ?? file.path}。请核对后再审核、上报。`);
  return exitCode.fine;
}

function offerLines({ proposals, left, form, round, reading }: FillOffer): string[] {
  const name = (code: string) => clip(indicatorName(form, code, "zh"), 40);
  const proposed = proposals.map((proposal) => [
    proposal.cell,
    name(proposal.figure.indicator),
    knownText(proposal.figure, form, "zh"),
    writtenText(proposal),
  ]);
  const differing = left.filter(({ why }) => why === "different");
  const others = left.filter(({ why }) => why !== "different");
  return [
    `任务“${round.round.name}”，工作表“${reading.sheet}”：市局已有的数里能填 ${proposals.length} 个。`,
    ...(proposed.length === 0
      ? []
      : alignedTable(
          [{ title: "单元格" }, { title: "指标" }, { title: "市局的数" }, { title: "填入" }],
          proposed,
        )),
    ...(differing.length === 0
      ? []
      : [
          "",
          `与表里不同的 ${differing.length} 个，不改：`,
          ...alignedTable(
            [{ title: "单元格" }, { title: "指标" }, { title: "市局的数" }, { title: "表里" }],
            differing.map(({ cell, figure, here }) => [
              cell ?? "",
              name(figure.indicator),
              knownText(figure, form, "zh"),
              here,
            ]),
          ),
        ]),
    ...leftCounts(others.map(({ why }) => fillWhyLabels[why].zh)),
  ];
}

/** 没有填的 7 个：表里已有，与市局一致 5 个；格里是公式 2 个。 */
function leftCounts(reasons: readonly string[]): string[] {
  if (reasons.length === 0) return [];
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const said = [...counts].map(([reason, count]) => `${reason} ${count} 个`);
  return ["", `没有填的 ${reasons.length} 个：${said.join("；")}。`];
}
