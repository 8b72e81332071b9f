import type { Construct } from "constructs";
import { applyStatements, planStatements } from "../../iam/terraform/statements";
import { GithubRole } from "../../modules/github-oidc/github-role";
import type { Bounded } from "../../modules/infrastructure-roles/boundary.policies";
import { becomeInfrastructure } from "../../modules/infrastructure-roles/callers.policies";
import { InfrastructureRoles } from "../../modules/infrastructure-roles/infrastructure-roles";
import { PlanStore } from "../../modules/plan-store/plan-store";
import { getPlans, putPlans } from "../../modules/plan-store/plan-store.policies";
import { production, staging, tools, type Variants } from "./facts";

const callerArn = (name: string) =>
  `arn:aws:iam::111111111111:role/slipway/build/acme-infrastructure-${name}`;
const callers = { plan: [callerArn("plan"), callerArn("pull-request")], apply: callerArn("apply-tools") };
const boundary = "arn:aws:iam::111111111111:policy/slipway/infrastructure/acme-boundary";
const state = { bucket: "acme-state-111111111111-us-east-1", keyAlias: "alias/acme-state" };
const plans = { bucket: "acme-plans-111111111111-us-east-1", keyAlias: "alias/acme-plans" };
const names = { planRole: "slipway-plan", applyRole: "slipway-apply", boundary: "acme-boundary" };
const owner = { organization: "acme", stateBucket: state.bucket, sourceBuckets: [], githubProvider: false };

/** What plans and applies the stacks themselves. */
export const INFRASTRUCTURE_FIXTURES: Readonly<Record<string, Variants>> = {
  "infrastructure-roles": {
    tools: (scope) =>
      roles(scope, "tools", {
        plans,
        callers: [...callers.plan, callers.apply],
        environments: [staging, production],
        entries: [callers.apply],
        github: true,
      }),
    workload: (scope) => roles(scope, "staging"),
    entry: (scope) => {
      const store = { ...tools, ...plans };
      new GithubRole(scope, "plan", {
        place: tools,
        name: "acme-infrastructure-plan",
        description: "Plans the branch",
        subject: "repo:acme/platform:ref:refs/heads/main",
        statements: [
          becomeInfrastructure(["arn:aws:iam::222222222222:role/slipway/infrastructure/slipway-plan"]),
          ...putPlans(store),
          ...getPlans(store),
        ],
        permissionsBoundary: boundary,
      });
    },
  },
  "plan-store": {
    plans: (scope) => {
      const users = { writer: callerArn("plan"), readers: [callers.apply] };
      new PlanStore(scope, "plans", { location: { ...tools, ...plans }, users, expireAfterDays: 14 });
    },
  },
};

function roles(scope: Construct, account: string, inTools?: Bounded["tools"]): void {
  const place = inTools ? tools : staging;
  const owned = { ...owner, account, ...(inTools && { planBucket: plans.bucket }) };
  new InfrastructureRoles(scope, "roles", {
    place,
    tools,
    names,
    bounded: { organization: owner.organization, boundary, state, ...(inTools && { tools: inTools }) },
    callers,
    plan: planStatements(place, owned),
    apply: applyStatements(place, owned, { boundary }),
  });
}
