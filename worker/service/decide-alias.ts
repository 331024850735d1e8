import { forbids } from "../../shared/catalogue/alias-conflicts.ts";
import { aliasKey } from "../../shared/codec/alias-key.ts";
import { type Result, refuse, succeed } from "../../shared/result.ts";
import type { AcceptedAlias, AliasCase, AliasDecision, AliasState } from "../../shared/schema/alias.ts";
import { decisionsQuery, lastSeqQuery, offersQuery } from "../store/aliases.ts";
import { latestForms } from "../store/forms.ts";
import { casesOf, inForce } from "./alias-cases.ts";
import type { Caller } from "./caller.ts";
import type { Refusal } from "./refusal.ts";
import { type Attempt, type Decision, type Reply, runCommand } from "./run-command.ts";

const steps = {
  accept: { from: ["open", "refused", "withdrawn"], to: "accepted" },
  refuse: { from: ["open"], to: "refused" },
  withdraw: { from: ["accepted"], to: "withdrawn" },
} as const satisfies Record<AliasDecision["decision"], { from: readonly AliasState[]; to: AliasState }>;

/** 采用, 拒绝 or 撤销 of one name for one indicator. Replies with the names then in force for the form. */
export const decideAlias = (
  caller: Caller,
  attempt: Attempt,
  asked: AliasDecision,
): Promise<Result<Reply, Refusal>> => {
  const key = aliasKey(asked.name);
  return runCommand(caller, attempt, {
    queries: {
      forms: latestForms(caller.scope, asked.form),
      offers: offersQuery(caller.scope, asked.form),
      decisions: decisionsQuery(caller.scope, asked.form),
      seq: lastSeqQuery(caller.scope, asked.form, key),
    },
    decide: ({ forms: [form], offers, decisions, seq }) => {
      const cases = form === undefined ? [] : casesOf(form, offers, decisions);
      const found = cases.find(
        ({ indicator, name }) => indicator === asked.indicator && aliasKey(name) === key,
      );
      if (found === undefined) return refuse({ code: "not-found" });
      const from: readonly AliasState[] = steps[asked.decision].from;
      if (!from.includes(found.state)) return refuse({ code: "wrong-state" });
      if (asked.decision === "accept" && found.conflicts.some(forbids))
        return refuse({ code: "name-ambiguous" });
      return succeed(decided(caller, asked, found, { key, seq, aliases: inForce(decisions) }));
    },
  });
};

function decided(
  caller: Caller,
  asked: AliasDecision,
  { form, indicator, name }: AliasCase,
  { key, seq, aliases }: { key: string; seq: number; aliases: readonly AcceptedAlias[] },
): Decision {
  const others = aliases.filter((one) => one.indicator !== indicator || aliasKey(one.name) !== key);
  const now = asked.decision === "accept" ? [...others, { indicator, name }] : others;
  return {
    reply: { status: 200, etag: null, body: JSON.stringify({ aliases: now }) },
    write: {
      alias: {
        form,
        key,
        seq: seq + 1,
        indicator,
        name,
        decision: steps[asked.decision].to,
        reason: asked.decision === "accept" ? null : asked.reason,
        person: caller.person,
        at: caller.now,
      },
      rest: [],
    },
  };
}
