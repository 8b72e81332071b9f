/** The rehearsal of a release, for every example; and that it misses what is taken away. */

import { workflowJobs } from "../../cli/workflow-jobs";
import { perform } from "../../reports/access/rehearsal/perform";
import { rehearse, scriptOf } from "../../reports/access/rehearsal/rehearse";
import type { Act } from "../../reports/access/rehearsal/script";
import { touching } from "../../reports/access/rehearsal/touching";
import { readSynthesis } from "../../reports/access/world/read";
import { EXAMPLES, exampleConfig, synthesizeExample } from "../support/examples";
import { isNeedless, NEEDLESS } from "../support/needless-actions";
import { type Mutant, withoutActions, withoutResourceActions } from "../support/policy-mutants";

// Both layouts make the same world: access-world.test.ts.
describe.each(Object.keys(EXAMPLES))("example %s", (example) => {
  const world = readSynthesis(synthesizeExample(example));
  const jobs = workflowJobs(exampleConfig(example));
  const { acts, findings, calls } = rehearse(world, jobs);

  test("every call of a release is allowed", () => {
    expect(findings).toEqual([]);
  });

  test("every action of every pipeline asks for something", () => {
    const asked = new Set(acts.map(({ at }) => `${at.pipeline} ${at.stage} ${at.action}`));
    const all = world.records.pipelines.flatMap(({ name: pipeline, stages }) =>
      stages.flatMap(({ name: stage, actions }) => actions.map(({ name }) => `${pipeline} ${stage} ${name}`)),
    );
    expect(all.filter((action) => !asked.has(action))).toEqual([]);
    expect(all.length + jobs.length).toBeGreaterThan(2);
    expect(calls).toBeGreaterThan(20);
  });

  test("every call has its page", () => {
    const pages = acts.flatMap((act) => act.calls.map(({ source }) => source));
    expect(pages.filter((page) => !/^https:\/\/docs\.(aws\.amazon|github)\.com\//.test(page))).toEqual([]);
  });

  test("every role that is made takes part, but those that people and tasks use", () => {
    const callers = new Set(
      acts.flatMap((act) => act.calls.flatMap(({ caller }) => ("role" in caller ? caller.role : []))),
    );
    const idle = world.roles.filter(({ arn }) => !callers.has(arn)).map(({ path, name }) => `${path}${name}`);
    expect(idle.filter((role) => !IDLE.some((pattern) => pattern.test(role)))).toEqual([]);
  });
});

/** Roles that no call of a release is made with. */
const IDLE = [
  // What the application may do is its own business.
  /^\/slipway\/runtime\/.*-task$/,
];

/** What is taken away, as `NEEDLESS` names it. */
function lineOf({ holder, sid, action }: Mutant): string {
  return `${holder.replace(/^arn:aws:/, "")} ${sid} ${action}`;
}

/** Mutants of an example that its rehearsal doesn't miss. */
function survivors(example: string, mutants: readonly Mutant[]): string[] {
  const acts = scriptOf(readSynthesis(synthesizeExample(example)), workflowJobs(exampleConfig(example)));
  const scripts = new Map<string, readonly Act[]>();
  const survived = mutants.filter(({ holder, world }) => {
    const script = scripts.get(holder) ?? touching(acts, holder);
    scripts.set(holder, script);
    return perform(world, script).findings.length === 0;
  });
  return survived.map(lineOf);
}

function mutantsOf(example: string): Mutant[] {
  const world = readSynthesis(synthesizeExample(example));
  const all = [...withoutActions(world), ...withoutResourceActions(world)];
  // What plans and applies is a table of hundreds of calls: test/unit/iam/terraform holds it, access-infrastructure its core.
  return all.filter(({ holder }) => !holder.includes(":role/slipway/infrastructure/"));
}

test.each(Object.keys(EXAMPLES))("each action that is taken from example %s is missed", (example) => {
  const mutants = mutantsOf(example);
  expect(mutants.length).toBeGreaterThan(100);
  expect(survivors(example, mutants).filter((line) => !isNeedless(example, line))).toEqual([]);
});

test.each(NEEDLESS)("$what of example $example is needless: $because", ({ example, what }) => {
  const meant = mutantsOf(example).filter((mutant) => what.test(lineOf(mutant)));
  expect(survivors(example, meant)).not.toEqual([]);
});
