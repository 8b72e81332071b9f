/** The delivery of Slipway's own stacks, judged: nobody plans or applies who isn't meant to, and no boundary is in a release's way. */
import { workflowJobs } from "../../cli/workflow-jobs";
import { judge } from "../../reports/access/adversaries/judge";
import { YES } from "../../reports/access/evaluate/formula";
import { REFERENCE } from "../../reports/access/lint/iam-data";
import { lint } from "../../reports/access/lint/lint";
import { rehearse } from "../../reports/access/rehearsal/rehearse";
import { readSynthesis } from "../../reports/access/world/read";
import type { World } from "../../reports/access/world/world";
import { EXAMPLES, exampleConfig, LAYOUTS } from "../support/examples";
import {
  INFRASTRUCTURE_RUNNERS,
  infrastructureConfig,
  synthesizeInfrastructure,
} from "../support/infrastructure";
import { weakened, widened, without } from "../support/weakened";

const TOOLS = "111111111111";
const STAGING = "222222222222";
const PATH = "role/slipway/infrastructure";
const github = () => readSynthesis(synthesizeInfrastructure("github-actions"));

describe.each(INFRASTRUCTURE_RUNNERS)("by %s", (runner) => {
  test.each(LAYOUTS)("nobody is let in who isn't meant, %s", (layout) => {
    const world = readSynthesis(synthesizeInfrastructure(runner, "default", { layout }));
    expect(judge(world).findings).toEqual([]);
  });

  test("no statement does nothing, or more than it says", async () => {
    expect(await lint(readSynthesis(synthesizeInfrastructure(runner)), REFERENCE)).toEqual([]);
  });

  test.each(Object.keys(EXAMPLES).filter(hasNone))(
    "a release of example %s goes through within the boundary",
    (example) => {
      const config = infrastructureConfig(runner, example);
      const world = readSynthesis(synthesizeInfrastructure(runner, example));
      expect(world.roles.filter(({ boundary }) => boundary === undefined)).toEqual([]);
      expect(rehearse(world, workflowJobs(config)).findings).toEqual([]);
    },
  );
});

/** An example of its own has it already. */
describe("a delivery of the stacks themselves is rehearsed", () => {
  const jobs = workflowJobs(infrastructureConfig("github-actions"));
  const who = (from: World) => rehearse(from, jobs).findings.map(({ call: { action } }) => action);

  test("every role that bootstrap makes takes part", () => {
    const { acts, findings } = rehearse(github(), jobs);
    const callers = new Set(
      acts.flatMap(({ calls }) => calls.map(({ caller }) => "role" in caller && caller.role)),
    );
    expect(
      github().roles.filter(({ arn, stack }) => stack.startsWith("bootstrap-") && !callers.has(arn)),
    ).toEqual([]);
    expect(findings).toEqual([]);
  });

  test.each([
    ["acme-slipway-plan", "ReadState", "s3:GetObject"],
    ["acme-slipway-plan", "LockState", "s3:PutObject"],
    ["acme-slipway-apply", "WriteState", "s3:PutObject"],
    ["acme-slipway-apply", "ChangeRoles", "iam:PutRolePolicy"],
    ["acme-infrastructure-plan", "PutPlans", "s3:PutObject"],
    ["acme-infrastructure-apply-tools", "GetPlans", "s3:GetObject"],
    ["acme-infrastructure-apply-tools", "BecomeInfrastructure", "sts:AssumeRole"],
    ["trust of acme-slipway-plan", "AssumedByCallers", "sts:AssumeRole"],
  ])("GIVEN %s without %s THEN %s is missed", (of, sid, action) => {
    expect(who(weakened(github(), { of, sid }, () => undefined))).toContain(action);
  });
});

function hasNone(example: string): boolean {
  return exampleConfig(example).infrastructure === undefined;
}

describe("what is broken is found", () => {
  const world = github();
  const only = <T>([one]: readonly T[]): T => {
    if (one === undefined) throw new Error("none");
    return one;
  };
  const boundaryOf = (account: string) =>
    only(world.roles.filter(({ arn }) => arn === `arn:aws:iam::${account}:${PATH}/acme-slipway-apply`))
      .boundary;
  const roleIn = (account: string, name: string) =>
    only(world.roles.filter((role) => role.place.account === account && role.name === name)).arn;

  /** Every role of an account with its boundary's statements otherwise. */
  function bounded(account: string, sid: string): World {
    const boundary = boundaryOf(account);
    if (boundary === undefined) throw new Error("no boundary");
    const Statement = boundary.document.Statement.filter((one) => one.Sid !== sid);
    expect(Statement.length).toBe(boundary.document.Statement.length - 1);
    const changed = { ...boundary, document: { ...boundary.document, Statement } };
    const roles = world.roles.map((role) =>
      role.boundary?.arn === boundary.arn ? { ...role, boundary: changed } : role,
    );
    return { ...world, roles };
  }

  /** A role that may do anything, if its boundary lets it. */
  const mighty = (from: World, name: string) => widened(from, name, { Action: "*", Resource: "*" });

  const found = (broken: World, who: RegExp, action: string) =>
    judge(broken).findings.filter((finding) => who.test(finding.who) && finding.actions.includes(action));

  test.each<[string, World, RegExp, string]>([
    [
      "a pull request's role that becomes one that applies",
      widened(
        weakened(
          world,
          { of: "trust of acme-slipway-apply", sid: "AssumedByCallers" },
          without("aws:PrincipalArn"),
        ),
        "acme-infrastructure-pull-request",
        { Action: "sts:AssumeRole", Resource: `arn:aws:iam::${TOOLS}:${PATH}/acme-slipway-apply` },
      ),
      /pull-request/,
      "sts:AssumeRole",
    ],
    [
      "a job of another branch that names an environment",
      weakened(
        world,
        { of: "trust of acme-infrastructure-apply-tools", sid: "AssumedByTheWorkflow" },
        without("token.actions.githubusercontent.com:ref"),
      ),
      /token/,
      "sts:AssumeRoleWithWebIdentity",
    ],
    [
      "an apply role that any caller becomes",
      weakened(
        world,
        { of: "trust of acme-slipway-apply", sid: "AssumedByCallers" },
        without("aws:PrincipalArn"),
      ),
      /111111111111/,
      "sts:AssumeRole",
    ],
    [
      "a caller of one account's that another account trusts",
      widened(
        weakened(
          world,
          { of: "trust of acme-slipway-apply", sid: "AssumedByCallers" },
          without("aws:PrincipalArn"),
        ),
        "acme-infrastructure-apply-staging",
        { Action: "sts:AssumeRole", Resource: `arn:aws:iam::${TOOLS}:${PATH}/acme-slipway-apply` },
      ),
      /apply-staging/,
      "sts:AssumeRole",
    ],
    [
      "a pull request's role that keeps plans",
      widened(
        weakened(
          world,
          { of: "arn:aws:s3:::acme-plans-111111111111-us-east-1", sid: "DenyOtherWriters" },
          () => undefined,
        ),
        "acme-infrastructure-pull-request",
        { Action: "s3:PutObject", Resource: "arn:aws:s3:::acme-plans-111111111111-us-east-1/*" },
      ),
      /pull-request/,
      "s3:PutObject",
    ],
    [
      "a role that plans and writes a state",
      widened(world, "acme-slipway-plan", {
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::acme-state-222222222222-us-east-1/*.tfstate",
      }),
      /slipway-plan/,
      "s3:PutObject",
    ],
    [
      "an apply that makes roles without the boundary",
      weakened(
        bounded(STAGING, "RefuseUnbounded"),
        { of: "acme-slipway-apply", sid: "ChangeRoles" },
        without("iam:PermissionsBoundary"),
      ),
      /slipway-apply/,
      "iam:CreateRole",
    ],
    [
      "a workload account's role that becomes one that applies",
      widened(
        weakened(world, { of: "trust of acme-slipway-apply", sid: "AssumedByCallers" }, (statement) => ({
          ...statement,
          Principal: { AWS: `arn:aws:iam::${STAGING}:root` },
          Condition: { ArnEquals: { "aws:PrincipalArn": roleIn(STAGING, "acme-storefront-staging-deploy") } },
        })),
        "acme-storefront-staging-deploy",
        { Action: "sts:AssumeRole", Resource: `arn:aws:iam::*:${PATH}/acme-slipway-apply` },
      ),
      /222222222222/,
      "sts:AssumeRole",
    ],
  ])("%s", (_, broken, who, action) => {
    expect(found(broken, who, action)).not.toEqual([]);
  });

  const terraform = (part: string) => `arn:aws:iam::${STAGING}:${PATH}/acme-slipway-${part}`;
  const STATES = "arn:aws:s3:::acme-state-222222222222-us-east-1";
  const stateKey = only(
    world.keyAliases.filter(({ name, arn }) => name === "alias/acme-state" && arn.includes(STAGING)),
  ).keyArn;

  test.each<[string, string, string, string]>([
    ["the roles that plan and apply", "KeepOutOfInfrastructure", "iam:DetachRolePolicy", terraform("apply")],
    [
      "whom roles without it let in",
      "RefuseUnbounded",
      "iam:UpdateAssumeRolePolicy",
      roleIn(STAGING, "acme-storefront-staging-task"),
    ],
    ["bootstrap's state", "KeepBootstrapState", "s3:PutObject", `${STATES}/bootstrap-staging.tfstate`],
    ["the state's bucket", "KeepBuckets", "s3:PutBucketPolicy", STATES],
    ["the state's key", "KeepKeys", "kms:PutKeyPolicy", stateKey],
    [
      "roles without it",
      "RefuseUnbounded",
      "iam:PutRolePolicy",
      roleIn(STAGING, "acme-storefront-staging-task"),
    ],
  ])("GIVEN any policy THEN the boundary keeps a role from %s, by %s", (_, sid, action, on) => {
    // The role that plans has no denials of its own.
    const may = (from: World) =>
      judge(mighty(from, "acme-slipway-plan")).granted.some(
        ({ access: { actor, sensitive, thing, formula } }) =>
          actor.name === terraform("plan") &&
          sensitive.action === action &&
          thing.arn === on &&
          formula === YES,
      );
    expect(may(world)).toBe(false);
    expect(may(bounded(STAGING, sid))).toBe(true);
  });
});
