import type { FlowFailure, StopCode } from "../flow/failure.ts";
import { flowFailureSentence } from "../text/flow-failure-sentence.ts";
import { exitCode } from "./exit-code.ts";
import { fileFaultSentence } from "./file-fault-sentence.ts";
import type { FileFault, Io } from "./io.ts";

/** Why a command ends early. */
export type Failure =
  | FlowFailure
  | { kind: "file"; path: string; fault: FileFault }
  | { kind: "usage"; sentence: string };

const stopExit: Record<StopCode, number> = {
  "period-unknown": exitCode.unusable,
  "period-unreadable": exitCode.unusable,
  "period-differs": exitCode.unusable,
  "org-unknown": exitCode.unusable,
  "unit-not-in-table": exitCode.unusable,
  "other-org": exitCode.unusable,
  "form-differs": exitCode.failed,
  "template-there": exitCode.unusable,
  "form-unknown": exitCode.unusable,
  "form-not-at-hand": exitCode.failed,
  "period-not-of-form": exitCode.unusable,
  "several-rounds": exitCode.unusable,
  "no-round": exitCode.failed,
  "round-not-open": exitCode.failed,
  "wrong-round-step": exitCode.failed,
  "wrong-decision": exitCode.failed,
  "already-accepted": exitCode.failed,
  "not-published": exitCode.failed,
  "not-reviewed": exitCode.failed,
  "changed-since-review": exitCode.failed,
  "changed-since-preview": exitCode.failed,
  "changed-since-offer": exitCode.failed,
};

/** Says in one sentence what is wrong and what to do, and gives the exit code for it. */
export function tell(io: Io, failure: Failure, server = ""): number {
  io.err(failureSentence(failure, server));
  const hint = hintOf(failure);
  if (hint) io.err(hint);
  return exitOf(failure);
}

/** The sentence alone, without the hint. */
export function failureSentence(failure: Failure, server: string): string {
  if (failure.kind === "usage") return failure.sentence;
  if (failure.kind === "file") return fileFaultSentence(failure.fault, failure.path);
  return flowFailureSentence(failure, server, "zh");
}

/** A word for scripts: "no-table", "missing", "offline" … */
export function failureCode(failure: Failure): string {
  switch (failure.kind) {
    case "usage":
      return "wrong-usage";
    case "file":
      return failure.fault;
    case "host":
    case "reading":
      return failure.refusal.code;
    case "stop":
      return failure.stop.code;
    case "api":
      return failure.failure.kind === "refused" ? failure.failure.problem.code : failure.failure.kind;
  }
}

function exitOf(failure: Failure): number {
  switch (failure.kind) {
    case "usage":
    case "file":
    case "host":
    case "reading":
      return exitCode.unusable;
    case "api":
      return failure.failure.kind === "refused" && failure.failure.problem.code === "findings-block"
        ? exitCode.blocked
        : exitCode.failed;
    case "stop":
      return stopExit[failure.stop.code];
  }
}

const templateHint = "做一份模板：npm run -s zhibao -- template --round 任务编号";

const stopHints: Partial<Record<StopCode, (detail: Record<string, string>) => string | undefined>> = {
  "form-differs": () => templateHint,
  "form-unknown": () => "看有哪些报表：npm run -s zhibao -- forms",
  "form-not-at-hand": ({ why = "" }) =>
    why === "signed-out" ? "登录：npm run -s zhibao -- sign-in 账号" : undefined,
  "period-unknown": () => "指明报告期：--period 2024",
  "several-rounds": ({ rounds = "" }) => `指明任务：--round 任务编号（${rounds}）`,
  "wrong-round-step": () => "开放 open、截止 close、公布 publish：npm run -s zhibao -- help",
  "no-round": () => "查看任务编号：npm run -s zhibao -- status",
  "not-reviewed": ({ round = "", org = "" }) => `查看：npm run -s zhibao -- review ${round} ${org}`,
  "changed-since-review": ({ round = "", org = "" }) =>
    `重新查看：npm run -s zhibao -- review ${round} ${org}`,
};

/** The option or command that helps here; the sentences themselves are the same in the pane. */
function hintOf(failure: Failure): string | undefined {
  switch (failure.kind) {
    case "stop":
      return stopHints[failure.stop.code]?.(failure.stop.detail);
    case "reading":
      return ["no-table", "rows-unknown"].includes(failure.refusal.code)
        ? templateHint
        : "指明工作表：--sheet 表名";
    case "api":
      return apiHint(failure.failure);
    default:
      return undefined;
  }
}

function apiHint(failure: Extract<FlowFailure, { kind: "api" }>["failure"]): string | undefined {
  if (failure.kind === "unauthenticated") return "登录：npm run -s zhibao -- sign-in 账号";
  if (failure.kind === "offline" || failure.kind === "unreadable")
    return "换服务器地址：sign-in --server 地址，或设环境变量 ZHIBAO_SERVER";
  if (failure.kind !== "refused") return undefined;
  return failure.problem.code === "form-closed" ? templateHint : undefined;
}
