import type { Environment, Service } from "../config";
import type { Document, Finding } from "../document";
import type { Rule } from "../draft";
import type { Path } from "../problem";
import { findMechanism } from "../strategies";
import { environmentPath, releasePath, servicePath } from "./paths";

const RUNNER = "pipeline.runner: github-actions";
const IN_THE_WORKFLOW = "say it in the workflow";
const PROTECTION = "protect the environment at GitHub: required reviewers, wait timer, deployment branches";

/** What belongs to CodePipeline and CodeBuild, which a service of GitHub Actions doesn't have; and what does it there. */
const OF_SERVICE: Readonly<Record<string, string>> = {
  "pipeline.mode": "say concurrency in the workflow",
  "pipeline.variables": "say inputs of workflow_dispatch in the workflow",
  triggers: "say on in the workflow",
  build: IN_THE_WORKFLOW,
  checks: IN_THE_WORKFLOW,
  "source.github.connectionArn": "none, since GitHub comes to AWS and not the other way round",
};
const OF_RELEASE: Readonly<Record<string, string>> = {
  verify: IN_THE_WORKFLOW,
  conditions: PROTECTION,
  deployRoleArn: "none, since Slipway makes the role that the workflow becomes",
};

/** A service is released by CodePipeline or by GitHub Actions, and what belongs to the one does nothing with the other. */
export const githubActions: Rule = ({ document, services, environments }) =>
  services.flatMap((service) =>
    service.pipeline.runner === "github-actions"
      ? [
          ...source(service),
          ...present(document, OF_SERVICE, (...field) => servicePath(service.name, ...field)),
          ...service.releases.flatMap(({ environment }) =>
            present(document, OF_RELEASE, (...field) => releasePath(service.name, environment, ...field)),
          ),
          ...approvals(service, environments),
          ...strategies(service),
        ]
      : present(
          document,
          { "pipeline.subject": "with pipeline.runner: github-actions, whose tokens have one" },
          (...field) => servicePath(service.name, ...field),
          "pipeline.runner: codepipeline",
        ),
  );

function source({ name, source: { kind } }: Service): Finding[] {
  if (kind === "github") return [];
  const message = `found source.${kind} with ${RUNNER}; allowed: source.github`;
  return [{ path: servicePath(name, "source", kind), at: "key", message }];
}

function present(
  document: Document,
  fields: Readonly<Record<string, string>>,
  pathOf: (...field: string[]) => Path,
  runner = RUNNER,
): Finding[] {
  return Object.entries(fields).flatMap(([field, instead]) => {
    const path = pathOf(...field.split("."));
    return document.has(path)
      ? [{ path, at: "key" as const, message: `found ${field} with ${runner}; allowed: ${instead}` }]
      : [];
  });
}

/** An approval that a release went past would be worse than none. */
function approvals({ name, releases }: Service, environments: readonly Environment[]): Finding[] {
  return environments
    .filter(({ approval }) => approval !== undefined)
    .filter((environment) => releases.some((release) => release.environment === environment.name))
    .map((environment) => ({
      path: environmentPath(environment.name, "approval"),
      at: "key" as const,
      message: `found approval with ${servicePath(name).join(".")}.${RUNNER}, which CodePipeline can't stop; allowed: ${PROTECTION}`,
    }));
}

/** What a job can carry out by itself. CodeDeploy takes what Slipway writes for it in a build. */
function strategies({ name, releases }: Service): Finding[] {
  return releases.flatMap(({ environment, deploy, strategy }) => {
    const by = findMechanism(deploy.kind, strategy)?.by;
    if (by === undefined || by === "ecs-action" || by === "s3-action") return [];
    const written = releasePath(name, environment, "strategy");
    const message = `found a strategy of CodeDeploy or Lambda with ${RUNNER}; allowed: rolling for ecs, all-at-once for website`;
    return [{ path: written, message }];
  });
}
