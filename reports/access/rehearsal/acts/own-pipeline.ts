/** The pipelines that deliver Slipway's own stacks: one changes itself, the other comments on pull requests. */
import { isCallerOf, keepsPlans, terraformPart } from "../../intended/terraform-roles";
import { regional } from "../../world/place";
import type { PipelineRecord } from "../../world/records/pipeline";
import type { Script } from "../script";
import { BEGIN_ANEW, COMMENT } from "../table/own-pipeline";

export function playOwnPipelines(script: Script): void {
  const { world } = script.cast;
  for (const pipeline of world.records.pipelines) {
    const { arn, name, place } = pipeline;
    for (const { stage, role } of buildsOf(script, pipeline)) {
      const here = world.roles.filter((one) => one.place.account === place.account && isCallerOf(role, one));
      const at = { pipeline: name, stage };
      if (here.some((one) => terraformPart(one) === "apply"))
        script.add(at, BEGIN_ANEW, { role, pipeline: arn });
      const organization = here[0]?.tags["slipway-organization"] ?? "";
      const reviews =
        here.some((one) => terraformPart(one) === "plan") && !keepsPlans(role, { organization });
      for (const repository of reviews ? repositoriesOf(pipeline) : [])
        script.add(at, COMMENT, { role, repository });
    }
  }
}

function buildsOf({ cast }: Script, { stages, place }: PipelineRecord): { stage: string; role: string }[] {
  return stages.flatMap(({ name: stage, actions }) =>
    actions
      .filter(({ provider }) => provider === "CodeBuild")
      .flatMap(({ configuration }) => cast.project(place, configuration.ProjectName ?? "") ?? [])
      .map(({ roleArn: role }) => ({ stage, role })),
  );
}

function repositoriesOf({ stages, place }: PipelineRecord): string[] {
  return stages
    .flatMap(({ actions }) => actions.filter(({ provider }) => provider === "CodeCommit"))
    .map(({ configuration }) => regional("codecommit", place, configuration.RepositoryName ?? ""));
}
