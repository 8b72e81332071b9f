import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { Account, Config } from "../config/config";
import { applyThing, boundaryArn, callersOf } from "../config/infrastructure-roles";
import { infrastructureNames, planStoreNames, stateNames } from "../config/names";
import { placeOf } from "../config/place";
import type { TerraformOwner } from "../iam/terraform/at";
import { applyStatements, planStatements } from "../iam/terraform/statements";
import { InfrastructureRoles } from "../modules/infrastructure-roles/infrastructure-roles";
import { PlanStore } from "../modules/plan-store/plan-store";
import { BootstrapEntries } from "./bootstrap-entries";

/**
 * What the delivery of Slipway's own stacks needs of an account: the roles that plan and apply there; in the tools account
 * the store of plans, and what jobs of GitHub Actions become. A person applies it, the delivery never.
 */
export class BootstrapInfrastructure extends Construct {
  constructor(scope: Construct, id: string, config: Config, account: Account) {
    super(scope, id);
    const callers = callersOf(config);
    const apply = callers.apply.get(account.name);
    if (!apply) throw new Error(`nobody applies the stacks of ${account.name}`);
    const place = placeOf(account);
    const owner = ownerOf(config, account);
    const boundary = account.permissionsBoundary ?? boundaryArn(config, account);
    const isTools = account === config.tools;
    const roles = new InfrastructureRoles(this, "roles", {
      place,
      tools: placeOf(config.tools),
      names: infrastructureNames(config),
      bounded: {
        organization: config.organization,
        boundary,
        state: stateNames(config, account),
        ...(isTools && { tools: boundedTools(config) }),
      },
      callers: {
        plan: [callers.plan, ...(callers.pullRequest ? [callers.pullRequest] : [])].map(({ arn }) => arn),
        apply: apply.arn,
      },
      plan: planStatements(place, owner),
      apply: applyStatements(place, owner, { boundary }),
    });
    this.output("plan_role", `Plans the stacks of ${account.name}`, roles.plan.arn);
    this.output("apply_role", `Applies the stacks of ${account.name}`, roles.apply.arn);
    if (!isTools) return;
    const plans = new PlanStore(this, "plans", {
      location: { ...place, ...planStoreNames(config, account) },
      users: { writer: callers.plan.arn, readers: [...callers.apply.values()].map(({ arn }) => arn) },
      expireAfterDays: config.infrastructure?.planDays ?? 0,
    });
    this.output("plan_bucket", "Where saved plans wait for a yes to their review", plans.resource.bucket);
    if (config.infrastructure?.runner !== "github-actions") return;
    new BootstrapEntries(this, "github", config, { boundary: roles.boundary });
  }

  private output(name: string, description: string, value: string): void {
    new TerraformOutput(this, `output-${name}`, { description, value }).overrideLogicalId(
      `infrastructure_${name}`,
    );
  }
}

/** What tells the account's things from others' in the statements of who plans and applies. */
function ownerOf(config: Config, account: Account): TerraformOwner {
  const isTools = account === config.tools;
  const atGithub = config.infrastructure?.runner === "github-actions";
  return {
    organization: config.organization,
    account: account.name,
    stateBucket: stateNames(config, account).bucket,
    ...(isTools && { planBucket: planStoreNames(config, account).bucket }),
    sourceBuckets: isTools
      ? config.services.flatMap(({ source }) => (source.kind === "s3" ? [source.bucket] : []))
      : [],
    githubProvider: account.githubProvider !== "existing" && !(isTools && atGithub),
  };
}

function boundedTools(config: Config) {
  const { plan, pullRequest, apply } = callersOf(config);
  const planners = [plan, ...(pullRequest ? [pullRequest] : [])].map(({ arn }) => arn);
  const appliers = [...apply.values()].map(({ arn }) => arn);
  const callers = [...planners, ...patternsOf(appliers, applyThing(""))];
  const github = config.infrastructure?.runner === "github-actions";
  return {
    plans: planStoreNames(config, config.tools),
    callers,
    environments: config.environments.map(placeOf),
    entries: github ? callers : [],
    github,
  };
}

/**
 * ARNs, with one pattern for all that differ behind a word: a boundary holds few characters, and accounts may be many. The
 * trusts of the roles that they become name each.
 */
function patternsOf(arns: readonly string[], word: string): string[] {
  const start = (text: string) => text.slice(0, text.lastIndexOf(word) + word.length);
  return [...new Set(arns.map((one) => `${start(one)}*`))];
}
