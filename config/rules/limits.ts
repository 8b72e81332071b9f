import { isApprovedBefore } from "../conditions";
import type { Environment, Infrastructure, Service } from "../config";
import type { Finding } from "../document";
import type { Draft, Rule } from "../draft";
import { deliveredBy } from "../infrastructure";
import { MAX_PIPELINES } from "../schema/config";
import { releasePath, servicePath } from "./paths";

// https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
const MAX_STAGES = 50;
const MAX_PARALLEL_ACTIONS = 50;
const MAX_ACTIONS = 1000;

/** Source, and build with the checks. */
const STAGES_BEFORE_ENVIRONMENTS = 2;
/** Source, check, plan, review and the tools account. */
const STAGES_BEFORE_ACCOUNTS = 5;
/** Source and build; and what an environment has beside its verification: revision or assets, approval, deployment. */
const ACTIONS_BEFORE_CHECKS = 2;
const ACTIONS_OF_ENVIRONMENT = 3;

/** CodePipeline's quotas, as far as the configuration shows them. */
export const limits: Rule = (draft) => {
  const services = draft.services.filter(({ pipeline }) => pipeline.runner === "codepipeline");
  return [
    ...pipelines(services, draft.infrastructure),
    ...services.flatMap((service) => stages(service, draft.environments)),
    ...ownStages(draft),
  ];
};

function pipelines(services: readonly Service[], infrastructure: Infrastructure | undefined): Finding[] {
  const delivered = deliveredBy({ services, infrastructure });
  const forPullRequests = delivered.filter(({ triggers }) => triggers.pullRequest).length;
  const count = delivered.length + forPullRequests;
  if (count <= MAX_PIPELINES) return [];
  const own = delivered.length > services.length ? ", the infrastructure's among them" : "";
  const message = `found ${services.length} services with ${count} pipelines${own}, ${forPullRequests} of them for pull requests; allowed: at most ${MAX_PIPELINES} pipelines in a region`;
  return [{ path: ["services"], at: "key", message }];
}

/** The pipeline that delivers the stacks goes to every environment. */
function ownStages({ environments, infrastructure }: Draft): Finding[] {
  const most = MAX_STAGES - STAGES_BEFORE_ACCOUNTS;
  if (infrastructure?.runner !== "codepipeline" || environments.length <= most) return [];
  const message = `found ${environments.length} environments; allowed: at most ${most} with infrastructure, whose pipeline has a stage for each, of ${MAX_STAGES} altogether`;
  return [{ path: ["environments"], at: "key", message }];
}

function stages({ name, checks, releases }: Service, environments: readonly Environment[]): Finding[] {
  const approvals = releases.filter((release) =>
    environments.some(
      (environment) => environment.name === release.environment && isApprovedBefore(environment, release),
    ),
  ).length;
  const most = MAX_STAGES - STAGES_BEFORE_ENVIRONMENTS;
  const actions = releases.reduce(
    (sum, { verify }) => sum + verify.length + ACTIONS_OF_ENVIRONMENT,
    checks.length + ACTIONS_BEFORE_CHECKS,
  );
  const findings = [
    ...parallel(
      servicePath(name, "checks"),
      checks.length,
      MAX_PARALLEL_ACTIONS - 1,
      ", the build among them",
    ),
    ...releases.flatMap(({ environment, verify }) =>
      parallel(releasePath(name, environment, "verify"), verify.length, MAX_PARALLEL_ACTIONS),
    ),
  ];
  if (releases.length + approvals > most) {
    const beside = approvals > 0 ? ` and ${approvals} approvals before conditions` : "";
    const message = `found ${releases.length} environments${beside}; allowed: at most ${most}, a pipeline has ${MAX_STAGES} stages`;
    findings.push({ path: servicePath(name, "environments"), message });
  }
  if (actions > MAX_ACTIONS) {
    const message = `found ${actions} actions in its pipeline; allowed: at most ${MAX_ACTIONS}, with fewer checks`;
    findings.push({ path: servicePath(name), message });
  }
  return findings;
}

function parallel(path: Finding["path"], count: number, max: number, among = ""): Finding[] {
  if (count <= max) return [];
  const why = `CodePipeline runs ${MAX_PARALLEL_ACTIONS} actions beside each other${among}`;
  return [{ path, at: "key", message: `found ${count} checks; allowed: at most ${max}, ${why}` }];
}
