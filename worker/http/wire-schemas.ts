import * as z from "zod";
import {
  acceptedAlias,
  acceptedAliases,
  aliasCase,
  aliasCases,
  aliasDecision,
  aliasOffer,
  aliasOffers,
  aliasOffersReply,
} from "../../shared/schema/alias.ts";
import { demoReply } from "../../shared/schema/demo.ts";
import { figure } from "../../shared/schema/figure.ts";
import { explanation, explanationFault, finding, release, saying } from "../../shared/schema/finding.ts";
import { form, formList } from "../../shared/schema/form.ts";
import { formRule, ruleDraft, ruleList, rulePast, ruleStep } from "../../shared/schema/form-rule.ts";
import { health } from "../../shared/schema/health.ts";
import { earlierValue, heldFigure, history, issuedTarget } from "../../shared/schema/history.ts";
import { indicator } from "../../shared/schema/indicator.ts";
import { mergedIndicator, mergedTable, mergedTables } from "../../shared/schema/merged.ts";
import { org, orgList } from "../../shared/schema/org.ts";
import { problem } from "../../shared/schema/problem.ts";
import { readingQuery } from "../../shared/schema/reading-finding.ts";
import {
  releaseCase,
  releaseCases,
  releaseDecision,
  releaseReply,
  releaseRequest,
} from "../../shared/schema/release.ts";
import { board, round, roundList, roundSummary } from "../../shared/schema/round.ts";
import { refreshRequest, session, signInRequest } from "../../shared/schema/session.ts";
import {
  cellDifference,
  receipt,
  returnRequest,
  submission,
  submissionDocument,
  submitReply,
  transitionReply,
} from "../../shared/schema/submission.ts";
import { knownTable, tableAnswers, toldTable } from "../../shared/schema/table-answers.ts";
import { target } from "../../shared/schema/target.ts";

/** Schemas the OpenAPI document names; those used inside others are named too, so that each is described once. */
export const wireSchemas = {
  Health: health,
  /** Described by its own specification. */
  OpenApi: z.looseObject({ openapi: z.literal("3.1.0") }),
  Demo: demoReply,
  SignInRequest: signInRequest,
  RefreshRequest: refreshRequest,
  Session: session,
  Org: org,
  OrgList: orgList,
  Indicator: indicator,
  Form: form,
  FormList: formList,
  AcceptedAlias: acceptedAlias,
  AcceptedAliases: acceptedAliases,
  AliasOffer: aliasOffer,
  AliasOffers: aliasOffers,
  AliasOffersReply: aliasOffersReply,
  AliasCase: aliasCase,
  AliasCases: aliasCases,
  AliasDecision: aliasDecision,
  TableAnswers: tableAnswers,
  ToldTable: toldTable,
  KnownTable: knownTable,
  FormRule: formRule,
  RuleDraft: ruleDraft,
  RuleList: ruleList,
  RulePast: rulePast,
  RuleStep: ruleStep,
  Round: round,
  RoundSummary: roundSummary,
  RoundList: roundList,
  Board: board,
  Target: target,
  Figure: figure,
  Explanation: explanation,
  ExplanationFault: explanationFault,
  Saying: saying,
  Release: release,
  Finding: finding,
  ReadingQuery: readingQuery,
  SubmissionDocument: submissionDocument,
  Receipt: receipt,
  CellDifference: cellDifference,
  Submission: submission,
  SubmitReply: submitReply,
  ReturnRequest: returnRequest,
  TransitionReply: transitionReply,
  ReleaseCase: releaseCase,
  ReleaseCases: releaseCases,
  ReleaseRequest: releaseRequest,
  ReleaseReply: releaseReply,
  ReleaseDecision: releaseDecision,
  HeldFigure: heldFigure,
  History: history,
  EarlierValue: earlierValue,
  IssuedTarget: issuedTarget,
  MergedIndicator: mergedIndicator,
  MergedTable: mergedTable,
  MergedTables: mergedTables,
  Problem: problem,
} as const;

export type SchemaName = keyof typeof wireSchemas;

const address = (name: string): string => `#/components/schemas/${name}`;

export const schemaRef = (name: SchemaName): { $ref: string } => ({ $ref: address(name) });

/** All of them as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
export function jsonSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(wireSchemas)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: address, io: "input" });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]),
  );
}
