import { beforeEach, describe, expect, test } from "vitest";
import { type RouteName, rights } from "../../worker/http/rights.ts";
import { scene } from "./scene.ts";
import * as aliases from "./triplets/aliases.ts";
import * as formRules from "./triplets/form-rules.ts";
import * as lists from "./triplets/lists.ts";
import * as open from "./triplets/open.ts";
import * as ownTables from "./triplets/own-tables.ts";
import * as releases from "./triplets/releases.ts";
import * as rounds from "./triplets/rounds.ts";
import * as submissions from "./triplets/submissions.ts";
import type { Triplet } from "./triplets/triplet.ts";

const triplets: Record<RouteName, Triplet> = {
  home: open.home,
  health: open.healthRoute,
  openapi: open.openapi,
  demo: open.demo,
  signIn: open.signIn,
  refresh: open.refresh,
  signOut: lists.signOut,
  orgs: lists.orgs,
  forms: lists.forms,
  form: lists.form,
  formAliases: aliases.formAliases,
  offerAliases: aliases.offerAliases,
  aliasCases: aliases.cases,
  decideAlias: aliases.decideAlias,
  ownTable: ownTables.ownTable,
  tellOwnTable: ownTables.tellOwnTable,
  rules: formRules.rules,
  draftRule: formRules.draftRule,
  rulePast: formRules.rulePast,
  moveRule: formRules.moveRule,
  mergedSeveral: lists.mergedSeveral,
  rounds: rounds.rounds,
  round: rounds.round,
  openRound: rounds.openRound,
  closeRound: rounds.closeRound,
  publishRound: rounds.publishRound,
  board: rounds.board,
  figures: rounds.figures,
  merged: rounds.merged,
  history: rounds.history,
  releases: releases.releases,
  releasesOfUnit: releases.releasesOfUnit,
  askRelease: releases.askRelease,
  decideRelease: releases.decideRelease,
  submission: submissions.submission,
  revision: submissions.revision,
  submit: submissions.submit,
  return: submissions.giveBack,
  accept: submissions.accept,
};

test("every route of the rights table has its three tests, and no other", () => {
  expect(Object.keys(triplets).sort()).toEqual(Object.keys(rights).sort());
});

describe.for(Object.entries(triplets))("%s", ([, triplet]) => {
  beforeEach(scene);
  test("does what it is for", triplet.happy);
  test("refuses input that does not fit", triplet.wrongInput);
  test("refuses a person who may not", triplet.wrongPerson);
});
