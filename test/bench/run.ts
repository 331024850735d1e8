import { availableParallelism, cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { startBenchWorker } from "./bench-worker.ts";
import { benchClient } from "./client.ts";
import { measureCheck } from "./measure-check.ts";
import { measureExcel } from "./measure-excel.ts";
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

/** Everything in one run, one process and one workerd. Prints; a budget that is not kept is no failure of the run. */
async function bench(plan: Plan): Promise<void> {
  const started = performance.now();
  const tell = (what: string) => console.error(`[${seconds(started)} 秒] ${what}`);
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
    tell("审核规则……");
    const checked = await measureCheck(plan.small, plan.large);
    tell("自有表……");
    const ownTable = await measureOwnTable(plan.large);
    tell("经 office.js 审核……");
    const inExcel = await measureExcel(plan.large);
    tell("网页里的工作簿……");
    const onPage = await measureGrid(plan.page);
    tell("完成");
    print([
      { title: "上报与验收", lines: [...submission.lines, ...acceptance.lines] },
      { title: "拉取", lines: pull },
      { title: "审核规则(Node)", lines: checked },
      { title: "自有表(Node)", lines: ownTable },
      { title: "窗格经 office.js 审核(模拟的 Excel)", lines: inExcel },
      { title: "网页里的工作簿(Chromium)", lines: onPage },
    ]);
  } finally {
    client.close();
    await worker.stop();
  }
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

function print(sections: readonly { title: string; lines: readonly Line[] }[]): void {
  const over = sections.flatMap(({ lines }) => lines).filter(isOver);
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`
${cpus()[0]?.model ?? "?"}，${availableParallelism()} 核，${memory} GiB，Node ${process.versions.node}；客户端与 workerd 同机
`);
  for (const line of printedReport(sections)) console.log(line);
  console.log(
    `\n${over.length === 0 ? "全部在预算之内。" : `超出预算 ${over.length} 项。`}数字均为虚构，仅供测速。`,
  );
}

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
await bench(values.quick ? quick : full);
