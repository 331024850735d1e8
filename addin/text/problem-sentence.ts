import type { Problem, ProblemCode } from "../../shared/schema/problem.ts";
import type { Locale, Sentence } from "./locale.ts";

/** What the server's refusal means and what to do about it. */
const sentences: Record<ProblemCode, Sentence<Problem>> = {
  malformed: {
    zh: (problem) =>
      `服务器认为请求的内容不合格式${places(problem)}。请核对所填的编号和选项；仍不行时更新指报。`,
    en: (problem) =>
      `The server says the request is malformed${places(problem)}. Check ids and options, or update the add-in.`,
  },
  "not-json": {
    zh: () => "服务器没有收到完整的数据。请再试一次。",
    en: () => "The server did not get whole data. Try again.",
  },
  unauthenticated: {
    zh: () => "尚未登录。请先登录。",
    en: () => "Nobody is signed in. Sign in first.",
  },
  "session-expired": {
    zh: () => "登录已过期。请重新登录。",
    en: () => "The session has ended. Sign in again.",
  },
  "wrong-credentials": {
    zh: () => "账号或密码不对。请核对后再登录；忘记密码请联系市科技局管理员。",
    en: () => "Wrong login or password. Check both; the city's administrator can set a new password.",
  },
  forbidden: {
    zh: () => "当前账号无权做这一步。请换用有权限的账号，或联系市科技局管理员。",
    en: () => "This account may not do that. Use another account or ask the city's administrator.",
  },
  "not-found": {
    zh: () => "没有找到所指的任务、单位或上报，或者不属于本单位。请核对任务编号和单位编号。",
    en: () => "No such round, unit or submission, or it is not yours. Check their ids.",
  },
  "method-not-allowed": {
    zh: () => "服务器的版本不支持这一步。请更新指报，或联系市科技局管理员。",
    en: () => "The server's version does not support this. Update the add-in or ask the administrator.",
  },
  "wrong-state": {
    zh: () => "任务或上报现在的状态不允许这一步。请先查看任务和上报的状态。",
    en: () => "The round or submission is not in a state that allows this. Look at its state first.",
  },
  "form-closed": {
    zh: () => "本表的报表版本不是该任务所用的版本。请改用该任务的模板，把数据填入新表。",
    en: () =>
      "The form version of this sheet is not the round's. Get the round's template and move the figures there.",
  },
  "name-ambiguous": {
    zh: () =>
      "这个叫法已经是报表里的名称、别名，或已采用给别的指标，不能再采用。请拒绝，或先撤销原来的采用。",
    en: () =>
      "The form has this name already, or it was accepted for another indicator. Refuse it, or withdraw that one first.",
  },
  "rule-unfit": {
    zh: () => "这条审核关系不能这样写，请按提示修改后再保存。",
    en: () => "The rule cannot be written like this. Correct what is named, then save it.",
  },
  "too-many-offers": {
    zh: () => "本单位报给市里的叫法已经太多，没有再收。不影响审核和上报；请联系市科技局管理员。",
    en: () =>
      "Your unit has offered as many names as it may. Checking and submitting go on; ask the city's administrator.",
  },
  stale: {
    zh: ({ current }) =>
      `服务器上的内容已经变了${current ? `（现为第 ${current.revision} 版）` : ""}。请看下面列出的不同之处，确认后再执行一次。`,
    en: ({ current }) =>
      `What the server has was changed meanwhile${current ? ` (now revision ${current.revision})` : ""}. Look at the differences below, then run it again.`,
  },
  "body-too-large": {
    zh: () => "上报的内容超过服务器的上限（1 MB）。请删去过长的说明和表外的行后再上报。",
    en: () =>
      "The submission is over the server's limit (1 MB). Shorten notes and remove rows outside the table.",
  },
  "unsupported-media-type": {
    zh: () => "服务器不接受这种数据格式。请更新指报。",
    en: () => "The server does not take this data format. Update the add-in.",
  },
  "key-reused": {
    zh: () => "上次未送达的上报与这次内容不同。请再执行一次，将作为新的上报送出。",
    en: () => "The kept submission differs from this one. Run it again and it is sent as a new one.",
  },
  "findings-block": {
    zh: () => "服务器审核未通过，没有上报。请按下面的审核结果改正后再上报。",
    en: () =>
      "The server's check did not pass and nothing was submitted. Correct the findings below and submit again.",
  },
  "explanations-needed": {
    zh: () => "有核实性审核结果还没有说明，或说明没有说出原因，没有上报。请逐条写明原因后再上报。",
    en: () =>
      "Some queries are not explained, or not well enough; nothing was submitted. Say why, then submit.",
  },
  "precondition-required": {
    zh: () => "请求缺少版本信息。请更新指报。",
    en: () => "The request lacks its version. Update the add-in.",
  },
  "too-many-attempts": {
    zh: ({ retryAfterSeconds }) => `尝试次数过多。请过${waitZh(retryAfterSeconds)}再试。`,
    en: ({ retryAfterSeconds }) =>
      `Too many attempts. Wait ${retryAfterSeconds ?? 60} seconds and try again.`,
  },
  internal: {
    zh: ({ requestId }) =>
      `服务器内部出错，没有保存任何内容。请稍后再试；仍不行时把编号 ${requestId} 告诉管理员。`,
    en: ({ requestId }) =>
      `The server failed and stored nothing. Try later, or tell the administrator this id: ${requestId}.`,
  },
  unavailable: {
    zh: ({ retryAfterSeconds }) => `服务器暂时不可用。请过${waitZh(retryAfterSeconds)}再试。`,
    en: ({ retryAfterSeconds }) =>
      `The server is not available now. Try again in ${retryAfterSeconds ?? 60} seconds.`,
  },
};

export const problemSentence = (problem: Problem, locale: Locale): string =>
  sentences[problem.code][locale](problem);

const places = ({ errors }: Problem): string =>
  errors?.length
    ? ` (${errors
        .map(({ pointer }) => pointer || "/")
        .slice(0, 3)
        .join(", ")})`
    : "";

function waitZh(seconds: number | undefined): string {
  if (seconds === undefined) return "几分钟";
  return seconds < 90 ? ` ${seconds} 秒` : ` ${Math.ceil(seconds / 60)} 分钟`;
}
