import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import type { Account, Config } from "../config/config";
import { boundaryArn, type Caller, callersOf, infrastructureRoleArn } from "../config/infrastructure-roles";
import { planStoreNames } from "../config/names";
import { placeOf } from "../config/place";
import type { Statement } from "../iam/statement";
import { GithubRole } from "../modules/github-oidc/github-role";
import { becomeInfrastructure } from "../modules/infrastructure-roles/callers.policies";
import type { InfrastructureRoles } from "../modules/infrastructure-roles/infrastructure-roles";
import { getPlans, putPlans } from "../modules/plan-store/plan-store.policies";
import { buildGithubProvider } from "./github-provider";

interface Entry {
  /** What its output is called: `github_plan_role`. */
  readonly name: string;
  readonly caller: Caller;
  /** When a job becomes it. */
  readonly when: string;
  readonly statements: readonly Statement[];
  readonly maxSessionSeconds?: number;
}

/** As long as the job that applies may take: with credentials that have ended Terraform could write no state. */
const APPLY_SECONDS = 7200;

/** What jobs of GitHub Actions become in the tools account, and what makes the account believe their tokens. */
export class BootstrapEntries extends Construct {
  /** @param boundary of every role that bootstrap makes */
  constructor(
    scope: Construct,
    id: string,
    config: Config,
    { boundary }: Pick<InfrastructureRoles, "boundary">,
  ) {
    super(scope, id);
    const { tools } = config;
    const provider = buildGithubProvider(this, tools, true) ?? [];
    for (const { name, caller, when, statements, maxSessionSeconds } of entriesOf(config)) {
      const { role } = new GithubRole(this, name, {
        place: placeOf(tools),
        name: caller.name,
        description: `What the workflow of Slipway's own stacks becomes ${when}`,
        subject: caller.subject ?? "",
        ref: caller.ref,
        statements,
        maxSessionSeconds,
        permissionsBoundary: boundaryArn(config, tools),
        dependsOn: [boundary, ...provider],
      });
      new TerraformOutput(this, `output-${name}`, {
        description: `role-to-assume of the job ${when}`,
        value: role.arn,
      }).overrideLogicalId(`github_${name.replaceAll("-", "_")}_role`);
    }
  }
}

function entriesOf(config: Config): Entry[] {
  const { plan, pullRequest, apply } = callersOf(config);
  const accounts: Account[] = [config.tools, ...config.environments];
  const store = { ...placeOf(config.tools), ...planStoreNames(config, config.tools) };
  const becomes = (role: "plan" | "apply", of: readonly Account[]) =>
    becomeInfrastructure(of.map((account) => infrastructureRoleArn(config, account, role)));
  return [
    ...(pullRequest
      ? [
          {
            name: "pull-request",
            caller: pullRequest,
            when: "that plans a pull request",
            statements: [becomes("plan", accounts)],
          },
        ]
      : []),
    {
      name: "plan",
      caller: plan,
      when: "that plans the branch",
      statements: [becomes("plan", accounts), ...putPlans(store)],
    },
    ...accounts.flatMap((account) => {
      const caller = apply.get(account.name);
      if (!caller) return [];
      return {
        name: `apply-${account.name}`,
        caller,
        when: `that applies ${account.name}`,
        statements: [becomes("apply", [account]), ...getPlans(store)],
        maxSessionSeconds: APPLY_SECONDS,
      };
    }),
  ];
}
