import { roundState, submissionState } from "../../shared/schema/round.ts";
import type { Stop, StopCode } from "../flow/failure.ts";
import { periodLabel } from "./finding-view.ts";
import { roundStateLabels, submissionStateLabels } from "./labels.ts";
import type { Locale, Sentence } from "./locale.ts";

type Detail = Record<string, string>;

const sentences: Record<StopCode, Sentence<Detail>> = {
  "period-unknown": {
    zh: ({ sheet = "" }) => `工作表“${sheet}”没有写明报告期。请在表头填写，或另行指明。`,
    en: ({ sheet = "" }) =>
      `The sheet "${sheet}" does not say its period. Fill it in above the table or name it.`,
  },
  "period-unreadable": {
    zh: ({ given = "" }) => `“${given}”不是报告期。请写年份（2025）、季度（2025Q1）或月份（2025M01）。`,
    en: ({ given = "" }) =>
      `"${given}" is no period. Write a year (2025), a quarter (2025Q1) or a month (2025M01).`,
  },
  "period-differs": {
    zh: ({ sheet = "", round = "", name = "" }) =>
      `本表的报告期是${periodLabel(sheet, "zh")}，任务“${name}”的是${periodLabel(round, "zh")}。请核对任务或表头的报告期。`,
    en: ({ sheet = "", round = "", name = "" }) =>
      `The sheet is about ${sheet}, the round "${name}" about ${round}. Check which of them is meant.`,
  },
  "org-unknown": {
    zh: ({ sheet = "", own = "" }) =>
      `不认识填报单位“${sheet}”。本账号属于${own}：请在表头把填报单位改为它的名称或代码。`,
    en: ({ sheet = "", own = "" }) =>
      `The unit "${sheet}" is not known. Your account belongs to ${own}: write its name or code above the table.`,
  },
  "other-org": {
    zh: ({ sheet = "", own = "" }) =>
      `本表的填报单位是“${sheet}”，而本账号属于${own}，不能代为上报。请换用该单位的账号，或改正表头。`,
    en: ({ sheet = "", own = "" }) =>
      `The sheet is of "${sheet}", your account of ${own}. Sign in as that unit or correct the sheet.`,
  },
  "unit-not-in-table": {
    zh: ({ own = "", units = "" }) =>
      `这张表里只有${units}，没有${own}。请核对文件，或补上${own}的一行（列），单位名称照“${own}”写。`,
    en: ({ own = "", units = "" }) =>
      `This table has ${units}, but not ${own}. Check the file, or add the row or column of ${own}.`,
  },
  "form-differs": {
    zh: ({ sheet = "", round = "", name = "" }) =>
      `本表是按${formName(sheet, "zh")}做的，任务“${name}”用的是${formName(round, "zh")}。请改用该任务的模板，把数据填入新表。`,
    en: ({ sheet = "", round = "", name = "" }) =>
      `This sheet was made from ${formName(sheet, "en")}, the round "${name}" uses ${formName(round, "en")}. Get the round's template and move the figures there.`,
  },
  "template-there": {
    zh: ({ sheet = "", made = "" }) =>
      `一个工作簿只放一份模板：本工作簿里已经有填报表“${sheet}”${madeText(made, "zh")}，没有改动。要另一份模板的，请新建一个空白工作簿，在那里插入。`,
    en: ({ sheet = "", made = "" }) =>
      `A workbook holds one template: this one has the table "${sheet}"${madeText(made, "en")} and was left alone. Insert the other template into a new, empty workbook.`,
  },
  "form-unknown": {
    zh: ({ form = "", known = "" }) =>
      `没有报表“${form}”。可用的有：${known}。其他报表请先登录，并写成 报表编号@版本。`,
    en: ({ form = "", known = "" }) =>
      `There is no form "${form}". At hand: ${known}. For others sign in and write id@version.`,
  },
  "form-not-at-hand": {
    zh: ({ form = "", why = "" }) => `${formName(form, "zh")}要从市局的服务器取：${whyNotAtHand(why, "zh")}`,
    en: ({ form = "", why = "" }) =>
      `The city's server has ${formName(form, "en")}: ${whyNotAtHand(why, "en")}`,
  },
  "period-not-of-form": {
    zh: ({ form = "", frequency = "", example = "", given = "" }) =>
      `《${form}》是${frequencyLabel(frequency, "zh")}，报告期请写${periodShape(frequency, "zh")}，如 ${example}，不能是“${given}”。`,
    en: ({ form = "", frequency = "", example = "", given = "" }) =>
      `"${form}" is ${frequencyLabel(frequency, "en")}: write ${periodShape(frequency, "en")} such as ${example}, not "${given}".`,
  },
  "no-round": {
    zh: (detail) => noRoundZh(detail),
    en: (detail) => noRoundEn(detail),
  },
  "round-not-open": {
    zh: ({ name = "", state = "" }) =>
      `任务“${name}”${stateLabel(state, "zh")}，现在不能上报。需要补报或修改的请联系市科技局。`,
    en: ({ name = "", state = "" }) =>
      `The round "${name}" is ${stateLabel(state, "en")} and takes no submissions. Ask the city bureau.`,
  },
  "wrong-round-step": {
    zh: ({ name = "", state = "", before = "" }) =>
      `任务“${name}”${stateLabel(state, "zh")}，现在不能做这一步：要先是“${listOfStates(before, "zh")}”。`,
    en: ({ name = "", state = "", before = "" }) =>
      `The round "${name}" is ${stateLabel(state, "en")}; for this it must be ${listOfStates(before, "en")} first.`,
  },
  "wrong-decision": {
    zh: ({ state = "" }) => `这份上报现在是“${submissionLabel(state, "zh")}”，只有“已上报”的才能验收或退回。`,
    en: ({ state = "" }) =>
      `This submission is ${submissionLabel(state, "en")}; only a submitted one can be accepted or returned.`,
  },
  "several-rounds": {
    zh: ({ names = "" }) => `有几个任务都适合：${names}。请选定其中一个任务。`,
    en: ({ names = "" }) => `Several rounds fit: ${names}. Choose one of them.`,
  },
  "changed-since-preview": {
    zh: () => "预览之后表格又变了（数据、位置或表名），没有上报。请重新预览，核对后再上报。",
    en: () =>
      "Figures, their places or the sheet's name have changed since the preview; nothing was sent. Preview again, then submit.",
  },
  "changed-since-offer": {
    zh: ({ cells = "" }) => `表格在列出之后又变了（${shortList(cells)}），没有写入。请重新列出，再写入。`,
    en: ({ cells = "" }) =>
      `The table has changed since the list was made (${shortList(cells)}); nothing was written. List again, then write.`,
  },
  "already-accepted": {
    zh: ({ revision = "" }) => `本单位第 ${revision} 版已经验收，不能再改。确需更正的请联系市科技局。`,
    en: ({ revision = "" }) =>
      `Your revision ${revision} is accepted and cannot be changed. Ask the city bureau for a correction.`,
  },
  "not-published": {
    zh: ({ name = "" }) =>
      `${name ? `任务“${name}”还没有` : "还没有任务"}公布，没有可以取回的汇总数。请等市科技局公布。`,
    en: ({ name = "" }) =>
      `${name ? `The round "${name}" is` : "No round is"} published yet: nothing can be pulled. Wait for the city bureau.`,
  },
  "not-reviewed": {
    zh: ({ round = "", org = "", revision = "" }) =>
      `这份上报（任务 ${round}，单位 ${org}，第 ${revision} 版）还没有在本机看过。请先查看，再决定验收或退回。`,
    en: ({ round = "", org = "", revision = "" }) =>
      `This submission (round ${round}, unit ${org}, revision ${revision}) was not looked at on this machine. Review it first.`,
  },
  "changed-since-review": {
    zh: ({ revision = "" }) =>
      `您看过以后，上报的内容或状态又变了（现为第 ${revision} 版）。请重新查看这份上报，再决定验收或退回。`,
    en: ({ revision = "" }) =>
      `The submission has changed since you looked at it (now revision ${revision}). Review it again first.`,
  },
};

export const stopSentence = (stop: Stop, locale: Locale): string => sentences[stop.code][locale](stop.detail);

function noRoundZh({ round, rounds, period = "", org = "" }: Detail): string {
  if (round === undefined)
    return `没有${periodLabel(period, "zh")}、填报单位 ${org} 的报送任务。请核对报告期和报表，或联系市科技局。`;
  return `没有编号为“${round}”的任务。${rounds ? `现有：${rounds}。` : ""}请核对任务编号。`;
}

function noRoundEn({ round, rounds, period = "", org = "" }: Detail): string {
  if (round === undefined)
    return `There is no round for ${period} and unit ${org}. Check period and form, or ask the city bureau.`;
  return `There is no round "${round}". ${rounds ? `There are: ${rounds}. ` : ""}Check its id.`;
}

/** The first of many cells. */
const shortList = (cells: string): string => {
  const all = cells.split("、");
  return all.length > 3 ? `${all.slice(0, 3).join("、")} …` : cells;
};

/** "sti-yearly@2 2024" → （2024年，第 2 版）; what a damaged workbook does not say is left out. */
function madeText(made: string, locale: Locale): string {
  const [, version, period] = /^\S+@(\d+) (\d\S+)$/.exec(made) ?? [];
  if (version === undefined || period === undefined) return "";
  return locale === "zh"
    ? `（${periodLabel(period, "zh")}，第 ${version} 版）`
    : ` (${period}, version ${version})`;
}

/** "sti-yearly@2" → 报表 sti-yearly 第 2 版. */
function formName(form: string, locale: Locale): string {
  const [id = "", version = ""] = form.split("@");
  return locale === "zh" ? `报表 ${id} 第 ${version} 版` : `version ${version} of the form ${id}`;
}

function whyNotAtHand(why: string, locale: Locale): string {
  const isSignedOut = why === "signed-out";
  if (locale === "zh") return isSignedOut ? "请先登录。" : "现在连不上，请接通网络后再试。";
  return isSignedOut ? "sign in first." : "it cannot be reached now. Connect to the network and try again.";
}

function frequencyLabel(frequency: string, locale: Locale): string {
  if (frequency === "quarterly") return locale === "zh" ? "季报" : "a quarterly form";
  if (frequency === "monthly") return locale === "zh" ? "月报" : "a monthly form";
  return locale === "zh" ? "年报" : "a yearly form";
}

function periodShape(frequency: string, locale: Locale): string {
  if (frequency === "quarterly") return locale === "zh" ? "年份和季度" : "year and quarter";
  if (frequency === "monthly") return locale === "zh" ? "年份和月份" : "year and month";
  return locale === "zh" ? "年份" : "a year";
}

const listOfStates = (states: string, locale: Locale): string =>
  states
    .split(" ")
    .map((state) => stateLabel(state, locale))
    .join(locale === "zh" ? "”或“" : " or ");

function submissionLabel(text: string, locale: Locale): string {
  const state = submissionState.safeParse(text);
  return state.success ? submissionStateLabels[state.data][locale] : text;
}

function stateLabel(text: string, locale: Locale): string {
  const state = roundState.safeParse(text);
  return state.success ? roundStateLabels[state.data][locale] : text;
}
