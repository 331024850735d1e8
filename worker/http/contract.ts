import type { ProblemCode } from "../../shared/schema/problem.ts";
import type { RouteName } from "./rights.ts";
import type { SchemaName } from "./wire-schemas.ts";

/** What a route takes and gives, for the OpenAPI document. Who may call it stands in rights.ts. */
export type Contract = {
  summary: string;
  /** JSON body asked for. */
  request?: SchemaName;
  /** Query parameters: name → what it is. */
  query?: Record<string, { required: boolean; description: string }>;
  /** JSON of the 200 reply; null where there is none (204) or where it is HTML. */
  reply: SchemaName | "html" | null;
  /** A second success, beside 200. */
  created?: boolean;
  /** Gives an ETag and takes If-None-Match (304). */
  tagged?: boolean;
  /** Writes, so that an Idempotency-Key is needed. */
  keyed?: boolean;
  /** If-Match is needed; "first" takes If-None-Match: * instead where nothing is there yet. */
  precondition?: "first" | "match";
  /** Refusals besides those that follow from the above and from the rights table. */
  problems: readonly ProblemCode[];
};

export const contracts: Record<RouteName, Contract> = {
  home: { summary: "网页", reply: "html", problems: [] },
  health: { summary: "运行状态(含数据库)", reply: "Health", problems: [] },
  openapi: { summary: "本接口说明", reply: "OpenApi", problems: [] },
  demo: { summary: "本机演示的账号和示例；不是演示时为空", reply: "Demo", problems: [] },
  signIn: {
    summary: "登录",
    request: "SignInRequest",
    reply: "Session",
    problems: ["wrong-credentials", "too-many-attempts"],
  },
  refresh: {
    summary: "续期；旧的续期令牌再次出现时会话即终止",
    request: "RefreshRequest",
    reply: "Session",
    problems: ["unauthenticated", "session-expired"],
  },
  signOut: { summary: "退出登录", reply: null, problems: [] },
  orgs: { summary: "填报单位", reply: "OrgList", problems: [] },
  forms: { summary: "已发布的报表版本", reply: "FormList", problems: [] },
  form: { summary: "一个报表版本", reply: "Form", tagged: true, problems: ["not-found"] },
  formAliases: {
    summary: "市级采用的指标叫法（报表自己的名称和别名以外的）",
    reply: "AcceptedAliases",
    tagged: true,
    problems: ["not-found"],
  },
  offerAliases: {
    summary: "一个单位对指标的叫法，供市级采用；重复发送不重复计",
    request: "AliasOffers",
    reply: "AliasOffersReply",
    problems: ["not-found", "too-many-offers"],
  },
  aliasCases: { summary: "各单位对指标的叫法，和已有的处理", reply: "AliasCases", problems: [] },
  decideAlias: {
    summary: "采用、拒绝一个叫法，或撤销采用",
    request: "AliasDecision",
    reply: "AcceptedAliases",
    keyed: true,
    problems: ["not-found", "wrong-state", "name-ambiguous"],
  },
  ownTable: {
    summary: "本单位对一张自有表的列和行的回答（工作簿加不了隐藏工作表的），按表头认；没有的为 null",
    reply: "KnownTable",
    problems: ["not-found"],
  },
  tellOwnTable: {
    summary: "存下对一张自有表的回答，供本单位其他电脑用；只有名称，没有数据；重复发送不重复存",
    request: "ToldTable",
    reply: "KnownTable",
    problems: ["not-found", "too-many-offers"],
  },
  rules: {
    summary: "一个报表版本的审核关系；填报单位只看到在用和试行的",
    reply: "RuleList",
    tagged: true,
    problems: ["not-found"],
  },
  draftRule: {
    summary: "写一条审核关系的新版本（草稿）",
    request: "RuleDraft",
    reply: "RuleList",
    keyed: true,
    problems: ["not-found", "rule-unfit"],
  },
  rulePast: {
    summary: "一条审核关系在最近几个任务里会查出哪些单位",
    reply: "RulePast",
    problems: ["not-found"],
  },
  moveRule: {
    summary: "试行、启用（须写明看到的命中数）或停用一条审核关系",
    request: "RuleStep",
    reply: "RuleList",
    keyed: true,
    problems: ["not-found", "wrong-state", "stale"],
  },
  rounds: { summary: "报送任务", reply: "RoundList", problems: [] },
  round: { summary: "一个报送任务", reply: "RoundSummary", problems: ["not-found"] },
  openRound: {
    summary: "开放填报（草稿，或已截止的重新开放）",
    reply: "RoundSummary",
    keyed: true,
    problems: ["not-found", "wrong-state"],
  },
  closeRound: {
    summary: "截止填报",
    reply: "RoundSummary",
    keyed: true,
    problems: ["not-found", "wrong-state"],
  },
  publishRound: {
    summary: "公布：固定汇总数据",
    reply: "RoundSummary",
    keyed: true,
    problems: ["not-found", "wrong-state"],
  },
  board: { summary: "各单位报送进度", reply: "Board", problems: ["not-found"] },
  figures: {
    summary: "各单位最近一次上报的数据（未验收的也在内）",
    reply: "MergedTable",
    tagged: true,
    problems: ["not-found"],
  },
  merged: {
    summary: "一个任务的汇总；公布前只有市级可取（暂计）",
    reply: "MergedTable",
    tagged: true,
    problems: ["not-found", "wrong-state"],
  },
  mergedSeveral: {
    summary: "几个已公布任务的汇总",
    query: { rounds: { required: true, description: "任务编号，用逗号分隔" } },
    reply: "MergedTables",
    tagged: true,
    problems: ["malformed", "not-found", "wrong-state"],
  },
  history: {
    summary:
      "一个单位在其他任务中已验收、与本任务有关的数：以前各期的实绩，本年和下年的目标；以及审核时比对的数",
    reply: "History",
    tagged: true,
    problems: ["not-found"],
  },
  releases: {
    summary: "一个任务里各单位请市局放行的审核结果，和已有的处理",
    reply: "ReleaseCases",
    tagged: true,
    problems: ["not-found"],
  },
  releasesOfUnit: {
    summary: "一个单位请市局放行的审核结果，和已有的处理",
    reply: "ReleaseCases",
    tagged: true,
    problems: ["not-found"],
  },
  askRelease: {
    summary: "请市局放行一条准强制性审核结果；服务器按同时送来的数据重新审核。同样的话再请一次仍是一个请求",
    request: "ReleaseRequest",
    reply: "ReleaseReply",
    keyed: true,
    problems: ["not-found", "form-closed", "wrong-state", "findings-block", "explanations-needed"],
  },
  decideRelease: {
    summary: "放行或不放行一条，写明理由；之后又有新的说明时要先看过",
    request: "ReleaseDecision",
    reply: "ReleaseReply",
    keyed: true,
    problems: ["not-found", "wrong-state", "stale"],
  },
  submission: {
    summary: "一个单位最近一次上报",
    reply: "Submission",
    tagged: true,
    problems: ["not-found"],
  },
  revision: {
    summary: "一个单位的某次上报",
    reply: "Submission",
    tagged: true,
    problems: ["not-found"],
  },
  submit: {
    summary: "上报；dryRun 只审核，不保存，也不需要 Idempotency-Key 和前提条件",
    query: { dryRun: { required: false, description: "true：只审核" } },
    request: "SubmissionDocument",
    reply: "SubmitReply",
    created: true,
    keyed: true,
    precondition: "first",
    problems: ["not-found", "form-closed", "wrong-state", "findings-block", "explanations-needed"],
  },
  return: {
    summary: "退回并说明原因",
    request: "ReturnRequest",
    reply: "TransitionReply",
    keyed: true,
    precondition: "match",
    problems: ["not-found", "wrong-state"],
  },
  accept: {
    summary: "验收",
    reply: "TransitionReply",
    keyed: true,
    precondition: "match",
    problems: ["not-found", "wrong-state"],
  },
};
