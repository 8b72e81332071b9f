/**
 * Who plans and who applies Slipway's own stacks, by predictable ARNs: every account has a role for each, and callers in the
 * tools account become them. Trust and identity policies are made from these records, so that they can't disagree.
 */
import { partitionOf, policyArn, roleArn } from "../iam/arn";
import { ROLE_PATHS } from "../iam/paths";
import type { Account, Config } from "./config";
import { INFRASTRUCTURE } from "./infrastructure";
import type { Owner } from "./name-limits";
import { infrastructureNames, serviceNames } from "./names";
import { placeOf } from "./place";

/** A role of the tools account that becomes others. */
export interface Caller {
  readonly name: string;
  readonly arn: string;
  /** With GitHub Actions: the subject of the tokens that become it, word by word. */
  readonly subject?: string;
  /** The ref that these tokens are for, where their subject doesn't hold it and STS can compare it. */
  readonly ref?: string;
}

/** Everybody who may become a role of some account. */
export interface Callers {
  /** Plans the branch, and keeps its plans to be applied. */
  readonly plan: Caller;
  /** Plans pull requests, for their review alone; absent: pull requests aren't planned. */
  readonly pullRequest?: Caller;
  /** Applies an account's stacks, by the account's name. */
  readonly apply: ReadonlyMap<string, Caller>;
}

/** What tells the projects of the infrastructure's pipelines apart; a caller is the role of one. */
export const CHECK = "check";
export const PULL_REQUEST_CHECK = "pr-check";
export const PLAN = "plan";
export const PULL_REQUEST_REVIEW = "pr-review";
export function applyThing(account: string): string {
  return `apply-${account}`;
}

/** @throws Error without `infrastructure` */
export function callersOf(config: Config): Callers {
  const { infrastructure } = config;
  if (!infrastructure) throw new Error("the configuration has no infrastructure");
  const accounts = [config.tools, ...config.environments];
  const { subject = "", service } = infrastructure;
  const pullRequests = service.triggers.pullRequest !== undefined;
  const apply = (caller: (account: string) => Caller) =>
    new Map(accounts.map(({ name }) => [name, caller(name)]));
  if (infrastructure.runner === "github-actions") {
    const branch = service.triggers.push?.branches[0] ?? "";
    const job = (thing: string, claim: string) => githubCaller(config, thing, `${subject}:${claim}`);
    const ref = `refs/heads/${branch}`;
    // Nothing says that STS knows the claim in the other partitions: there it would let nobody in.
    const ofBranch = partitionOf(config.tools.region) === "aws" && { ref };
    return {
      plan: job(PLAN, `ref:${ref}`),
      ...(pullRequests && { pullRequest: job("pull-request", "pull_request") }),
      apply: apply((account) => ({ ...job(applyThing(account), `environment:${account}`), ...ofBranch })),
    };
  }
  const project = (thing: string) => projectCaller(config, thing);
  return {
    plan: project(PLAN),
    ...(pullRequests && { pullRequest: project(PULL_REQUEST_REVIEW) }),
    apply: apply((account) => project(applyThing(account))),
  };
}

function projectCaller(config: Config, thing: string): Caller {
  const { role } = serviceNames(config, INFRASTRUCTURE).project(thing);
  return { name: role, arn: roleArn(placeOf(config.tools), ROLE_PATHS.build, role) };
}

function githubCaller(config: Config, thing: string, subject: string): Caller {
  const name = `${config.organization}-${INFRASTRUCTURE}-${thing}`;
  return { name, arn: roleArn(placeOf(config.tools), ROLE_PATHS.github, name), subject };
}

/** The role that plans an account's stacks, or applies them. */
export function infrastructureRoleArn(owner: Owner, account: Account, role: "plan" | "apply"): string {
  const names = infrastructureNames(owner);
  const name = role === "plan" ? names.planRole : names.applyRole;
  return roleArn(placeOf(account), ROLE_PATHS.infrastructure, name);
}

/** The policy that bounds what an apply makes, and the apply itself. */
export function boundaryArn(owner: Owner, account: Pick<Account, "id" | "region">): string {
  const place = { account: account.id, region: account.region };
  return policyArn(place, ROLE_PATHS.infrastructure, infrastructureNames(owner).boundary);
}
