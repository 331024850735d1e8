import type { CheckReport } from "../flow/check.ts";
import type { WhyNotKnown } from "../flow/earlier-figures.ts";
import type { Locale, Texts } from "./locale.ts";
import { waitingRuleName } from "./waiting-rule-name.ts";

const notKnown: Record<WhyNotKnown, Texts> = {
  "signed-out": {
    zh: "没有登录：没有与本单位以前验收的数比，审核关系用的是报表发布时的。要比请登录后重新审核。",
    en: "Nobody is signed in: earlier figures were not compared, and the relations are those of the form's publication. Sign in and check again.",
  },
  "no-answer": {
    zh: "没有连上服务器，这台电脑上也还没有本单位以前验收的数。联网后请重新审核。",
    en: "The server did not answer, and the unit's earlier figures are not on this machine yet. Check again when it can be reached.",
  },
  "no-round": {
    zh: "市里没有本单位这一期的报送任务，没有可比的数。",
    en: "The city has no task of this period for the unit, so there is nothing to compare with.",
  },
  "several-rounds": {
    zh: "适合这张表的报送任务不止一个，上报时选定任务后再比。",
    en: "The sheet fits several tasks; earlier figures are compared once you choose one when submitting.",
  },
  "other-unit": {
    zh: "表里的填报单位不是登录账号的单位（或认不出来），没有取以前验收的数。",
    en: "The sheet is not, or not surely, your unit's: its earlier figures were not asked for.",
  },
};

const relations = {
  now: null,
  before: {
    zh: "没有连上服务器，审核关系用的是上次取来的。",
    en: "The server did not answer: the relations are those fetched last.",
  },
  published: {
    zh: "没有连上服务器，审核关系用的是报表发布时的。",
    en: "The server did not answer: the relations are those of the form's publication.",
  },
} satisfies Record<CheckReport["known"]["rules"], Texts | null>;

/** How many rules ran and how many wait; below why, and what was compared with. */
export type RulesSaid = { summary: string; lines: string[] };

export function rulesSaid(report: Pick<CheckReport, "rules" | "known">, locale: Locale): RulesSaid {
  const waiting = (reason: "history" | "server") =>
    report.rules.flatMap(({ id, waitsFor }) => (waitsFor === reason ? [waitingRuleName(id, locale)] : []));
  const [history, server] = [waiting("history"), waiting("server")];
  const named = (names: readonly string[], { zh, en }: Texts) =>
    names.length === 0
      ? []
      : [locale === "zh" ? `${zh}：${names.join("、")}。` : `${en}: ${names.join(", ")}.`];
  return {
    summary: summaryText(report, { history: history.length, server: server.length })[locale],
    lines: [
      ...named(history, { zh: "等以前验收的数", en: "Waiting for earlier figures" }),
      ...comparedLines(report, history.length > 0, locale),
      ...named(server, { zh: "由服务器判定", en: "On the server" }),
    ],
  };
}

function summaryText(
  { rules, known: { earlier } }: Pick<CheckReport, "rules" | "known">,
  { history, server }: { history: number; server: number },
): Texts {
  const ran = rules.length - history - server;
  const isOld = earlier.history !== null && earlier.asOf === "before";
  const parts: (Texts | false)[] = [
    {
      zh: `审核规则执行 ${ran} 条${isOld ? "（以前的数是上次取来的）" : ""}`,
      en: `${ran} rules ran${isOld ? " (earlier figures as fetched last)" : ""}`,
    },
    history > 0 && { zh: `${history} 条等以前验收的数`, en: `${history} wait for earlier figures` },
    server > 0 && {
      zh: `${server} 条上报时由服务器判定`,
      en: `${server} run on the server when you submit`,
    },
  ];
  const said = parts.filter((part) => part !== false);
  return { zh: said.map(({ zh }) => zh).join("，"), en: said.map(({ en }) => en).join(", ") };
}

/** What was compared with, as of when; or why nothing was, where a rule waits for it. */
function comparedLines(
  { known: { earlier, rules } }: Pick<CheckReport, "known">,
  waits: boolean,
  locale: Locale,
): string[] {
  const ofRules = earlier.history === null && earlier.why === "signed-out" ? null : relations[rules];
  const said = ofRules === null ? [] : [ofRules[locale]];
  if (earlier.history === null) return waits ? [notKnown[earlier.why][locale], ...said] : said;
  const { accepted, targets } = earlier.history;
  return [comparedText(accepted.length, targets.length, earlier.asOf)[locale], ...said];
}

function comparedText(accepted: number, targets: number, asOf: "now" | "before"): Texts {
  const of =
    asOf === "now"
      ? { zh: "", en: "" }
      : { zh: "（上次取来的，这次没有连上服务器）", en: " (as fetched last; the server did not answer)" };
  if (accepted + targets === 0)
    return {
      zh: `市里还没有本单位以前验收的数${of.zh}，与以前比的规则没有可比的。`,
      en: `The city holds no earlier figures of the unit${of.en}: there is nothing to compare with.`,
    };
  return {
    zh: `已与市里验收过的 ${accepted} 个数、下达的 ${targets} 个目标比过${of.zh}。`,
    en: `Compared with ${accepted} accepted figures and ${targets} targets the city holds${of.en}.`,
  };
}
