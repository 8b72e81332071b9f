import type { Construct } from "constructs";
import { serviceNames } from "../config/names";
import { placeOf } from "../config/place";
import { pushImages, repositoryArn } from "../modules/container-repository/container-repository.policies";
import { subjectOf } from "../modules/github-oidc/github-oidc.policies";
import { GithubRole } from "../modules/github-oidc/github-role";
import { serviceOutput } from "./output";
import type { ServiceContext } from "./service-context";

/** What a service that GitHub Actions build has in the tools account: the role that publishes its image. */
export function buildGithubWorkflow(
  scope: Construct,
  { config, service, foundation, repository }: Omit<ServiceContext, "source">,
): void {
  const { source, pipeline } = service;
  if (!repository || source.kind !== "github" || pipeline.subject === undefined) return;
  const names = serviceNames(config, service.name);
  const place = placeOf(config.tools);
  const { role } = new GithubRole(scope, "github", {
    place,
    name: names.githubRole,
    description: `What the workflow of ${service.name} becomes to publish an image`,
    subject: subjectOf({ repository: pipeline.subject, of: { branch: source.branch } }),
    statements: pushImages(repositoryArn(place, names.repository)),
    permissionsBoundary: config.tools.permissionsBoundary,
    dependsOn: foundation.githubReady,
  });
  serviceOutput(scope, service.name, {
    name: "github_role",
    description: `role-to-assume of the job that publishes the image of ${service.name}, for pushes to ${source.branch}`,
    value: role.arn,
  });
  serviceOutput(scope, service.name, {
    name: "repository",
    description: `Where the image of ${service.name} is pushed to`,
    value: repository.resource.repositoryUrl,
  });
}
