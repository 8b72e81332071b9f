import { allows } from "../../support/access";
import { pipelinesOf } from "../../support/deployments";
import { synthesizeExample } from "../../support/examples";
import { identityOf, rolesOf } from "../../support/policies";
import { type Resource, referredTo, resourcesOfType, type Stacks } from "../../support/stacks";
import type { Rule } from "../rule";

export const artifactWriters: Rule = {
  title: "a build writes artifacts only if its action hands some on",
  because:
    "Checks and verifications run the repository's commands, between the build and production: they must not be able to replace what is released.",
  violations: (stacks) =>
    pipelinesOf(stacks).flatMap(({ name, resource, stages }) => {
      const actions = stages.flatMap(({ action }) => action);
      const projects = (hands: boolean) =>
        actions
          .filter(({ output_artifacts: outputs = [] }) => outputs.length > 0 === hands)
          .flatMap(({ configuration }) => configuration?.ProjectName ?? []);
      const handingOn = projects(true);
      return projects(false)
        .filter((project) => !handingOn.includes(project))
        .filter((project) =>
          mayWrite(stacks, project, { pipeline: resource, key: `${name.slice(0, 20)}/source/abc` }),
        )
        .map((project) => `${resource.stack}: ${project} may write ${name}'s artifacts`);
    }),
  kept: () => synthesizeExample("default"),
  broken: {
    "a check that may write": {
      by: () => {
        const stacks = synthesizeExample("default");
        const text = JSON.stringify(stacks).replaceAll(
          '\\"s3:GetObjectVersion\\"]',
          '\\"s3:GetObjectVersion\\", \\"s3:PutObject\\"]',
        );
        return JSON.parse(text);
      },
      says: "tools: acme-storefront-check-lint may write storefront-acme's artifacts",
    },
  },
};

interface ArtifactObject {
  readonly pipeline: Resource;
  readonly key: string;
}

function mayWrite(stacks: Stacks, project: string, { pipeline, key }: ArtifactObject): boolean {
  const made = resourcesOfType(stacks, "aws_codebuild_project").find(
    ({ arguments: { name } }) => name === project,
  );
  const named = made && referredTo(stacks, made, made.arguments.service_role);
  const role = rolesOf(stacks).find(({ resource }) => resource === named);
  if (!role) throw new Error(`no role of the project ${project}`);
  const { account } = role.resource;
  return artifactBuckets(stacks, pipeline).some((bucket) =>
    allows(identityOf(role), {
      principal: role.arn,
      action: "s3:PutObject",
      resource: `arn:aws:s3:::${bucket}/${key}`,
      context: { "aws:ResourceAccount": account },
    }),
  );
}

/** The buckets that a pipeline keeps artifacts in, one a region: by name, or by reference within a stack. */
function artifactBuckets(stacks: Stacks, pipeline: Resource): string[] {
  const stores = JSON.stringify(pipeline.arguments.artifact_store);
  return [...stores.matchAll(/"location":"([^"]+)"/g)].map(([, location]) =>
    String(referredTo(stacks, pipeline, location)?.arguments.bucket ?? location),
  );
}
