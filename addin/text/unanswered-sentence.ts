import type { Unanswered } from "../flow/unanswered.ts";
import type { Locale, Sentence } from "./locale.ts";

type Detail = { name: string; org: string; revision: number; number: string };

const sentences: Record<Unanswered["kind"], Sentence<Detail>> = {
  arrived: {
    zh: ({ name, revision, number }) =>
      `任务“${name}”先前没有回音的上报已经收到：第 ${revision} 版，回执号 ${number}。`,
    en: ({ name, revision, number }) =>
      `What you sent to "${name}" without an answer has arrived: revision ${revision}, receipt number ${number}.`,
  },
  waiting: {
    zh: ({ name }) => `任务“${name}”有一次上报还没有得到回执。请用同一份表再上报一次，不会重复。`,
    en: ({ name }) =>
      `A submission to "${name}" has no receipt yet. Submit the same workbook once more: it is not sent twice.`,
  },
  replaced: {
    zh: ({ name, revision }) =>
      `任务“${name}”有一次上报没有得到回执；后来已有第 ${revision} 版，那一次不再发送。请核对第 ${revision} 版。`,
    en: ({ name, revision }) =>
      `A submission to "${name}" had no receipt; revision ${revision} has come since and it is not sent again. Check that revision.`,
  },
  "too-late": {
    zh: ({ name }) => `任务“${name}”有一次上报没有送达，现在已不能再报。需要补报的请联系市科技局。`,
    en: ({ name }) =>
      `A submission to "${name}" did not arrive, and the round takes it no more. Ask the city bureau.`,
  },
  "other-org": {
    zh: ({ name, org }) =>
      `任务“${name}”有一次替单位 ${org} 的上报没有得到回执；本账号已不属于该单位，不能再报。请告诉该单位。`,
    en: ({ name, org }) =>
      `A submission to "${name}" for unit ${org} had no receipt; your account is of another unit now. Tell that unit.`,
  },
};

/** What became of a submission without an answer, and what to do. */
export const unansweredSentence = (one: Unanswered, locale: Locale): string =>
  sentences[one.kind][locale]({
    name: one.name,
    org: one.id.org,
    revision: one.kind === "arrived" ? one.receipt.revision : one.kind === "replaced" ? one.revision : 0,
    number: one.kind === "arrived" ? one.receipt.number : "",
  });
