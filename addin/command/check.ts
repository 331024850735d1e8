import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { ExplanationsState } from "../../shared/validate/explanations.ts";
import { askedOnce } from "../flow/asked-once.ts";
import { readBinding } from "../flow/binding.ts";
import { type CheckReport, checkWorkbook, unitNames } from "../flow/check.ts";
import { explained, type Sayings } from "../flow/explaining.ts";
import { keepAnswers } from "../flow/keep-answers.ts";
import { checkKnowingCity } from "../flow/knowing-city.ts";
import { offerAliases } from "../flow/offer-aliases.ts";
import { putResultsSheet } from "../flow/put-results-sheet.ts";
import { readWorkbook } from "../flow/read-workbook.ts";
import { recallAnswers } from "../flow/recall-answers.ts";
import type { TableMemory } from "../flow/table-memory.ts";
import type { WorkbookSnapshot } from "../host/snapshot.ts";
import { answersWith, noAnswers, type TableAnswers } from "../table/binding/table-answers.ts";
import type { TableReading } from "../table/reading.ts";
import { ownTexts } from "../text/own-texts.ts";
import { resultsSheet } from "../text/results-lines.ts";
import { answersToGive, readAnswers, readSource, unusedAnswers } from "./answers-file.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { checkJson, failureJson } from "./check-json.ts";
import type { Command } from "./command.ts";
import { type Connection, connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import { explanationsGiven, sayingsGiven, writeExplanations } from "./explanations-file.ts";
import { formAtHand } from "./form-at-hand.ts";
import { readGiven } from "./given.ts";
import type { Io } from "./io.ts";
import { reportLines } from "./print-report.ts";
import { type Failure, failureCode, failureSentence, tell } from "./tell.ts";
import { openWorkbook, type WorkbookFile } from "./workbook-file.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = {
  sheet: "value",
  form: "value",
  org: "value",
  period: "value",
  server: "value",
  answers: "value",
  "write-answers": "value",
  source: "value",
  explain: "value",
  "write-explanations": "value",
  "results-sheet": "switch",
  keep: "switch",
  "no-offer": "switch",
  json: "switch",
} as const;

type Words = Arguments<typeof options>["values"];

export const check: Command = {
  usage:
    "check 文件.xlsx [--sheet 表名] [--form 报表] [--org 单位] [--period 报告期] [--answers 回答.json] [--source 来源] [--json]",
  summary: "审核一个工作簿，不上报，不需要登录",
  details: [
    "--sheet 表名      有几张表像填报表时指明",
    "--form 报表       默认科技创新主要指标年报表；写成 编号@版本 可用服务器上的其他版本（需登录）",
    "--org 单位        区划代码或单位编号；默认按表头",
    "--period 报告期   如 2024；默认按表头",
    "--answers 文件    对要确认的列和行的回答：列写报表的列（如 actual），行写指标代码，与报表无关写 ignored",
    "--write-answers 文件  把要确认的列和行写成一个文件，填好后用 --answers 给出",
    "--source 来源     这张表的数据来源，如 浙里加计扣除；行里另写了来源的，以行里的为准",
    "--explain 文件    核实性审核结果的说明；工作表“审核结果”里写的也算，以文件为准",
    "--write-explanations 文件  把要说明的各条写成一个文件，填好后用 --explain 给出（审核、上报都可以）",
    "--results-sheet   把审核结果和说明写成工作簿里的工作表“审核结果”",
    "--keep            把回答和来源存进工作簿（一张隐藏工作表），以后审核、上报不再问",
    "--no-offer        与 --keep 一起用：不把行的叫法（名称和单位，没有数据）告诉市里；默认已登录时告诉，供市里采用",
    "--json            只输出 JSON（格式见 docs/审核结果的JSON格式.md）",
    "退出码：0 通过审核；1 有必须改正的；2 文件读不了或用法不对；3 服务器的原因",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 1, most: 1 });
    if (!read.ok) {
      if (args.includes("--json"))
        io.out(JSON.stringify(failureJson("", "wrong-usage", read.error), null, 2));
      return wrongUsage(io, read.error, check);
    }
    const { values, switches } = read.value;
    const [path = ""] = read.value.positionals;
    const { server, checked } = await checkFile(io, path, values);
    if (switches.json) printJson(io, path, server, checked);
    if (!checked.ok) return tell(io, checked.error, server);
    const { report, explanations } = checked.value;
    if (!switches.json) for (const line of reportLines(path, report, explanations)) io.out(line);
    const done = await afterwards(io, checked.value, {
      answersTo: values["write-answers"],
      explanationsTo: values["write-explanations"],
      sheet: switches["results-sheet"] === true,
      keep: switches.keep === true,
    });
    if (!done.ok) return tell(io, done.error, server);
    if (switches.keep && !switches["no-offer"]) await tellNames(io, checked.value);
    return report.blocked ? exitCode.blocked : exitCode.fine;
  },
};

/** A report, and the table it is about. */
type Checked = {
  report: CheckReport;
  file: WorkbookFile;
  /** All that is known to have been said of the table. */
  answers: TableAnswers;
  /** Of these the ones given now. */
  given: TableAnswers;
  sayings: Sayings;
  /** How far its findings are explained. */
  explanations: ExplanationsState;
  memory: TableMemory;
  connection: Connection;
};

function printJson(io: Io, path: string, server: string, checked: Result<Checked, Failure>): void {
  const json = checked.ok
    ? checkJson(path, checked.value.report, { ...checked.value, at: io.now().toISOString() })
    : failureJson(path, failureCode(checked.error), failureSentence(checked.error, server));
  io.out(JSON.stringify(json, null, 2));
}

type Wanted = {
  answersTo: string | undefined;
  explanationsTo: string | undefined;
  sheet: boolean;
  keep: boolean;
};

/**
 * What is asked for besides the report: answers that fit nowhere are told, what is to be answered or explained is written,
 * what was given is kept.
 */
async function afterwards(
  io: Io,
  checked: Checked,
  { answersTo: toWrite, explanationsTo, sheet, keep }: Wanted,
): Promise<Result<null, Failure>> {
  const { report, answers, given } = checked;
  const unused = unusedAnswers(report.reading, given);
  if (unused.length > 0)
    io.err(`回答里的“${unused.join("”“")}”在这张表里没有，没有用到。名称请照 --write-answers 写出的写。`);
  if (toWrite !== undefined) {
    const written = await writeAnswers(io, toWrite, report.reading, answers);
    if (!written.ok) return written;
  }
  if (explanationsTo !== undefined) {
    const written = await writeExplanations(io, explanationsTo, checked.explanations, report.form);
    if (!written.ok) return written;
  }
  if (sheet) {
    const put = await putResults(io, checked);
    if (!put.ok) return put;
  }
  return keep ? keepIn(io, checked) : succeed(null);
}

async function writeAnswers(
  io: Io,
  path: string,
  reading: TableReading,
  answers: TableAnswers,
): Promise<Result<null, Failure>> {
  const text = answersToGive(reading, answers);
  if (text === null) {
    io.err("没有要确认的列和行，没有写出文件。");
    return succeed(null);
  }
  const written = await io.writeFile(path, new TextEncoder().encode(text), { replace: false });
  if (!written.ok) return refuse({ kind: "file", path, fault: written.error });
  io.err(`要确认的列和行写在“${path}”里，填好后加 --answers ${path} 再审核。`);
  return succeed(null);
}

const whereKept = {
  machine: "工作簿不让加隐藏工作表，回答存在这台电脑上。",
  server:
    "工作簿不让加隐藏工作表，回答存在这台电脑上，也存到了服务器上，只给本单位用：本单位的人在别的电脑上打开也不再问。",
};

/** In the workbook where it takes a hidden sheet, else on this machine and for its unit; said in any case. */
async function keepIn(io: Io, { report, file, answers, memory }: Checked): Promise<Result<null, Failure>> {
  const kept = await keepAnswers(file.host, memory, { ...report, answers });
  if (!kept.ok) return kept;
  const { where } = kept.value;
  if (where !== "workbook") {
    io.err(whereKept[where]);
    return succeed(null);
  }
  const saved = await file.save();
  if (!saved.ok) return saved;
  io.err(`回答已存进“${file.path}”的隐藏工作表，以后审核、上报不再问。`);
  return succeed(null);
}

/** Said where the city has got something; a failure is none of this command. */
async function tellNames(io: Io, { report, connection }: Checked): Promise<void> {
  const told = await offerAliases(connection, report);
  if (told > 0)
    io.err(
      `已把 ${told} 个行的叫法（只有名称和单位，没有数据）告诉市里，供市里采用为别名；不想告诉的加 --no-offer。`,
    );
}

/** The sheet 审核结果 in the file itself. */
async function putResults(
  io: Io,
  { report, file, explanations, sayings }: Checked,
): Promise<Result<null, Failure>> {
  const unit = report.reading.org.text ?? report.org ?? "";
  const put = await putResultsSheet(file.host, resultsSheet({ ...report, unit, explanations, sayings }));
  if (!put.ok) return put;
  const saved = await file.save();
  if (!saved.ok) return saved;
  io.err(`审核结果写在“${file.path}”的工作表“${put.value.sheet}”里，可以直接在里面写说明。`);
  return succeed(null);
}

async function checkFile(
  io: Io,
  path: string,
  words: Words,
): Promise<{ server: string; checked: Result<Checked, Failure> }> {
  const connection = await connect(io, words.server);
  if (!connection.ok) return { server: "", checked: connection };
  return { server: connection.value.server, checked: await checkedFile(io, path, words, connection.value) };
}

async function checkedFile(
  io: Io,
  path: string,
  words: Words,
  connection: Connection,
): Promise<Result<Checked, Failure>> {
  const { client, tables: memory } = connection;
  const stated = readGiven({ org: words.org, period: words.period });
  if (!stated.ok) return stated;
  const file = await openWorkbook(io, path);
  if (!file.ok) return file;
  const snapshot = await readWorkbook(file.value.host, undefined);
  if (!snapshot.ok) return snapshot;
  const form = await formAtHand(client, words.form ?? ownForm(snapshot.value));
  if (!form.ok) return form;
  const given =
    words.answers === undefined ? succeed(noAnswers) : await readAnswers(io, words.answers, form.value);
  if (!given.ok) return given;
  const source = readSource(words.source);
  if (!source.ok) return source;
  const told = answersWith(given.value, source.value);
  const sheet = words.sheet === undefined ? {} : { sheet: words.sheet };
  let answers = told;
  const once = askedOnce(memory);
  const about = { form: form.value };
  const report = await checkKnowingCity(connection, about, async (units, ofCity) => {
    const wanted = { ...stated.value, ...sheet, ...units, form: form.value };
    const recalled = recallAnswers(snapshot.value, once, { ...wanted, ...unitNames(wanted) });
    const [known, held] = await Promise.all([recalled, ofCity]);
    answers = answersWith(known, told);
    return checkWorkbook({ snapshot: async () => snapshot }, { ...wanted, ...held, answers });
  });
  if (!report.ok) return report;
  const explaining = await explanationsGiven(io, words.explain);
  if (!explaining.ok) return explaining;
  const sayings = await sayingsGiven(explaining.value)(snapshot.value, report.value);
  const explanations = explained(report.value, sayings, ownTexts);
  const found = { report: report.value, sayings, explanations };
  return succeed({ ...found, file: file.value, answers, given: told, memory, connection });
}

/** The form version the workbook was made from, as its binding sheet says; a bureau's own table is made from none. */
function ownForm(snapshot: WorkbookSnapshot): string | undefined {
  const { form, own } = readBinding(snapshot);
  return form && !own ? `${form.id}@${form.version}` : undefined;
}
