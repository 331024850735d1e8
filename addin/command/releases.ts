import { type ReleaseCase, type ReleaseDecision, releaseReason } from "../../shared/schema/release.ts";
import { decideRelease, listReleases, type ReleaseList, releaseSteps } from "../flow/releases.ts";
import { beijingTime } from "../text/beijing-time.ts";
import { findingSentence } from "../text/finding-sentence.ts";
import { findingSubject } from "../text/finding-view.ts";
import { releaseStateLabels, saidText } from "../text/release-texts.ts";
import { readArguments } from "./arguments.ts";
import type { Command } from "./command.ts";
import { connect } from "./connect.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { tell } from "./tell.ts";
import { wrongUsage } from "./wrong-usage.ts";

const options = { server: "value", reason: "value", all: "switch" } as const;

const steps: ReadonlyMap<string, ReleaseDecision["decision"]> = new Map([
  ["release", "release"],
  ["decline", "decline"],
]);

export const releases: Command = {
  usage: "releases 任务编号 [release|decline 单位编号 编号] [--reason 理由]",
  summary: "市级：看各县请求放行的准强制性审核结果，放行或不放行",
  details: [
    "只写任务编号：列出待处理的；--all 连已处理的也列出。",
    "release 放行：只对这个单位、这个任务、这些数值有效。decline 不放行。都要用 --reason 写明理由，县里看得到。",
    "编号   列出的编号，写前几位就可以",
  ],
  run: async (args, io) => {
    const read = readArguments(args, options, { least: 1, most: 4 });
    if (!read.ok) return wrongUsage(io, read.error, releases);
    const { positionals, values, switches } = read.value;
    const [round = "", word, org, number] = positionals;
    const decision = steps.get(word ?? "");
    if (word !== undefined && decision === undefined)
      return wrongUsage(io, `没有“${word}”这一步。请写 release 或 decline。`, releases);
    if (decision !== undefined && (org === undefined || number === undefined))
      return wrongUsage(io, "请写明单位编号和列出的编号。", releases);
    const reason = releaseReason.safeParse(values.reason ?? "");
    if (decision !== undefined && !reason.success)
      return wrongUsage(io, "请用 --reason 写明理由（4 到 500 个字）。", releases);
    const connection = await connect(io, values.server);
    if (!connection.ok) return tell(io, connection.error);
    const { client, server } = connection.value;
    const listed = await listReleases(client, round);
    if (!listed.ok) return tell(io, listed.error, server);
    if (decision === undefined || !reason.success) return print(io, listed.value, switches.all === true);
    const found = listed.value.cases.filter(
      (one) =>
        one.org === org &&
        one.finding.fingerprint.startsWith(number ?? "") &&
        releaseSteps(one).includes(decision),
    );
    const [only] = found;
    if (only === undefined || found.length > 1) {
      io.err(
        found.length > 1
          ? "有几条的编号都这样开头，请写全。"
          : `没有能这样处理的。列出现有的：npm run -s zhibao -- releases ${round} --all`,
      );
      return exitCode.unusable;
    }
    const ports = { client, randomUuid: io.randomUuid };
    const done = await decideRelease(ports, round, only, { decision, reason: reason.data });
    if (!done.ok) return tell(io, done.error, server);
    io.out(
      `${releaseStateLabels[done.value.state].zh}：${nameOf(only, listed.value)} ${subject(only, listed.value)}`,
    );
    return exitCode.fine;
  },
};

const nameOf = ({ org }: ReleaseCase, { orgs }: ReleaseList): string =>
  orgs.find(({ id }) => id === org)?.name ?? org;

const subject = ({ finding }: ReleaseCase, { form }: ReleaseList): string =>
  findingSubject(finding, form, "zh");

function print(io: Io, list: ReleaseList, all: boolean): number {
  const shown = list.cases.filter(({ state }) => all || state === "asked");
  if (shown.length === 0) io.out("没有待处理的放行请求。");
  for (const one of shown) for (const line of linesOf(one, list)) io.out(line);
  return exitCode.fine;
}

const shortNumber = 8;

function linesOf(one: ReleaseCase, list: ReleaseList): string[] {
  const { org, finding, asked, askedBy, askedAt, state, reason, decidedBy } = one;
  return [
    `${finding.fingerprint.slice(0, shortNumber)}  ${nameOf(one, list)}（${org}）  ${releaseStateLabels[state].zh}`,
    `  ${subject(one, list)} ${findingSentence(finding, list.form, "zh", "command-line")}`,
    `  ${askedBy} ${beijingTime(askedAt)}：${saidText(asked, "zh")}`,
    ...(reason === null ? [] : [`  ${decidedBy}：${reason}`]),
  ];
}
