import { availableParallelism, cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { startBenchWorker } from "./bench-worker.ts";
import { benchClient } from "./client.ts";
import { measureCheck } from "./measure-check.ts";
import { measureExcel } from "./measure-excel.ts";
import { measureFindings } from "./measure-findings.ts";
import { measureGrid } from "./measure-grid.ts";
import { measureOwnTable } from "./measure-own-table.ts";
import { measurePull } from "./measure-pull.ts";
import {
  measureAcceptance,
  measureSubmission,
  type SubmissionPlan,
  slotsNeeded,
} from "./measure-submission.ts";
import { isOver, type Line, printedReport } from "./report.ts";
import type { Repeats } from "./sampling.ts";
import { publish, setStage } from "./stage.ts";

type Plan = { submission: SubmissionPlan; pull: Repeats; small: Repeats; large: Repeats; page: Repeats };

const full: Plan = {
  submission: {
    single: { warmUp: 60, samples: 300 },
    again: { warmUp: 20, samples: 150 },
    load: { clients: 32, perSlice: 320, slices: 6 },
    accept: { warmUp: 30, samples: 150 },
  },
  pull: { warmUp: 40, samples: 200 },
  small: { warmUp: 60, samples: 300 },
  large: { warmUp: 20, samples: 60 },
  page: { warmUp: 1, samples: 9 },
};

const quick: Plan = {
  submission: {
    single: { warmUp: 20, samples: 60 },
    again: { warmUp: 10, samples: 40 },
    load: { clients: 32, perSlice: 160, slices: 2 },
    accept: { warmUp: 10, samples: 40 },
  },
  pull: { warmUp: 15, samples: 40 },
  small: { warmUp: 20, samples: 60 },
  large: { warmUp: 6, samples: 15 },
  page: { warmUp: 1, samples: 3 },
};

type Section = { title: string; lines: readonly Line[] };

/**
 * Everything in one run and one process. A part that cannot be measured costs no other its figures: what was measured
 * is printed, then what was not and why, and the run has failed. A budget that is not kept is no failure of the run.
 */
async function bench(plan: Plan): Promise<void> {
  const started = performance.now();
  const tell = (what: string) => console.error(`[${seconds(started)} 秒] ${what}`);
  const parts: Record<string, () => Promise<Line[]>> = {
    "上报、验收与拉取": () => measureServer(plan, tell),
    "审核规则(Node)": () => measureCheck(plan.small, plan.large),
    "自有表(Node)": () => measureOwnTable(plan.large),
    "窗格经 office.js 审核(模拟的 Excel)": () => measureExcel(plan.large),
    "网页里的工作簿(Chromium)": () => measureGrid(plan.page),
    "很多审核结果(Chromium)": () => measureFindings(plan.page),
  };
  const sections: Section[] = [];
  const failures: { title: string; why: unknown }[] = [];
  for (const [title, measure] of Object.entries(parts)) {
    tell(`${title}……`);
    try {
      sections.push({ title, lines: await measure() });
    } catch (why) {
      failures.push({ title, why });
    }
  }
  tell("完成");
  print(sections);
  for (const { title, why } of failures) console.error(`\n没有测成：${title}。`, why);
  if (failures.length > 0) process.exitCode = 1;
}

/** What the Worker does, on one workerd. */
async function measureServer(plan: Plan, tell: (what: string) => void): Promise<Line[]> {
  tell("启动 workerd 与 D1，装入 100 个虚构的县、五年数据……");
  const worker = await startBenchWorker();
  const client = benchClient(worker.address, plan.submission.load.clients);
  try {
    const stage = await setStage(client, slotsNeeded(plan.submission));
    tell("上报……");
    const submission = await measureSubmission(stage, plan.submission);
    tell("验收……");
    const acceptance = await measureAcceptance(stage, submission.submitted, plan.submission.accept);
    const [first] = submission.submitted;
    if (first === undefined) throw new Error("nothing was submitted");
    const done = new Set(acceptance.accepted);
    const rest = submission.submitted.filter((slot) => slot.round === first.round && !done.has(slot));
    await publish(stage, rest, first.round);
    tell("拉取……");
    const pull = await measurePull(stage, first.round, plan.pull);
    return [...submission.lines, ...acceptance.lines, ...pull];
  } finally {
    client.close();
    await worker.stop();
  }
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

function print(sections: readonly Section[]): void {
  const over = sections.flatMap(({ lines }) => lines).filter(isOver);
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`
${cpus()[0]?.model ?? "?"}，${availableParallelism()} 核，${memory} GiB，Node ${process.versions.node}；客户端与 workerd 同机
`);
  for (const line of printedReport(sections)) console.log(line);
  const verdict = over.length === 0 ? "测到的都在预算之内。" : `超出预算 ${over.length} 项。`;
  console.log(`\n${verdict}数字均为虚构，仅供测速。`);
}

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
await bench(values.quick ? quick : full);
