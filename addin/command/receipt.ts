import type { FindingCounts } from "../../shared/schema/finding.ts";
import type { Receipt } from "../../shared/schema/submission.ts";
import type { Noted } from "../flow/submit.ts";
import { beijingTime } from "../text/beijing-time.ts";
import { hostRefusalSentence } from "../text/host-refusal-sentence.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { countLine } from "./print-findings.ts";
import { failureSentence } from "./tell.ts";
import type { WorkbookFile } from "./workbook-file.ts";

/** 回执 as a person keeps it. */
export const receiptLines = (receipt: Receipt, counts: FindingCounts): string[] => [
  `回执号：${receipt.number}`,
  `上报时间：${beijingTime(receipt.receivedAt)}（北京时间）  数据 ${receipt.figures} 个`,
  `审核：${countLine(counts)}`,
];

/** Puts the receipt that stands in the workbook's binding sheet onto disk. The submission is done in any case. */
export async function saveReceipt(io: Io, file: WorkbookFile, noted: Noted): Promise<number> {
  if (noted === "noted-before" || noted === "to-note") return exitCode.fine;
  if (noted === "on-machine") {
    io.err("工作簿加不了隐藏工作表，回执没有记入文件；上报到第几版记在这台电脑上，请记下回执号。");
    return exitCode.fine;
  }
  const saved = noted === "noted" ? await file.save() : undefined;
  if (saved?.ok) {
    io.out(`回执已记入 ${file.path}。`);
  } else {
    const why = saved
      ? failureSentence(saved.error, "")
      : noted === "noted"
        ? ""
        : hostRefusalSentence(noted, "zh");
    io.err(`上报已经成功，只是回执没有记入文件：${why}`);
  }
  return exitCode.fine;
}
