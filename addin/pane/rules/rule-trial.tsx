import type { RuleInRound } from "../../../shared/schema/form-rule.ts";
import type { RuleTrial } from "../../flow/form-rules.ts";
import { useListLook } from "../board/list-look.ts";
import { LimitedList } from "../parts/limited-list.tsx";
import { useTexts, type Words } from "../texts/use-texts.ts";
import { rulesTexts } from "./rules-texts.ts";

/** Whom a rule would have hit in the latest rounds, with their numbers. */
export function TrialRounds({ trial: { rounds, orgs } }: { trial: RuleTrial }) {
  const words = useTexts(rulesTexts);
  const look = useListLook();
  const names = new Map(orgs.map(({ id, shortName }) => [id, shortName]));
  if (rounds.length === 0) return <p className={look.text}>{words("noPast")}</p>;
  return rounds.map((round) => (
    <div key={round.round}>
      <p className={look.text}>{roundLine(round, words)}</p>
      <LimitedList items={round.hits}>
        {({ org, shown, engine }) => (
          <li key={org} className={look.row}>
            <span className={look.name}>{names.get(org) ?? org}</span>
            <span className={look.below}>
              {shown}
              {engine !== null && words("zero")}
            </span>
          </li>
        )}
      </LimitedList>
    </div>
  ));
}

const roundLine = (
  { name, submissions, judged, hits }: RuleInRound,
  words: Words<typeof rulesTexts>,
): string => words("inRound", { name, submissions, judged, count: hits.length });
