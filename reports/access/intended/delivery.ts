/** What a pipeline brings where, as its own record says: whose artifacts, whose builds, which roles, what it deploys. */
import { lastPart } from "../world/arns";
import { partitionOf, regional } from "../world/place";
import type { BuildProjectRecord } from "../world/records/build-project";
import type { ActionRecord, PipelineRecord, RuleRecord } from "../world/records/pipeline";
import type { World } from "../world/world";
import { type Deployed, deployedBy } from "./deployed";

export interface Delivery {
  readonly pipeline: PipelineRecord;
  /** Beginning of its artifacts' ARNs, with the slash behind the folder. */
  readonly artifacts: readonly string[];
  /** Keys that its artifacts are closed with. */
  readonly keys: readonly string[];
  readonly builds: readonly Build[];
  readonly deployments: readonly Deployment[];
  /** ARNs of topics that it asks for approval on. */
  readonly approvalTopics: readonly string[];
  readonly source: Source;
}

/** A project in a pipeline. */
export interface Build {
  readonly project: BuildProjectRecord;
  /** True: what it gives goes on through the pipeline. */
  readonly gives: boolean;
}

/** What a deploy role does in a pipeline. */
export interface Deployment {
  readonly roleArn: string;
  readonly deployed: Deployed;
}

/** Where a pipeline's code comes from. */
export interface Source {
  readonly connections: readonly string[];
  readonly repositories: readonly string[];
  /** Objects of a bucket. */
  readonly objects: readonly string[];
}

/** Every pipeline's delivery. */
export function deliveriesOf(world: World): Delivery[] {
  return world.records.pipelines.map((pipeline) => deliveryOf(world, pipeline));
}

function deliveryOf(world: World, pipeline: PipelineRecord): Delivery {
  const actions = pipeline.stages.flatMap((stage) => stage.actions);
  const rules = pipeline.stages.flatMap((stage) => stage.rules);
  // https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts.html#concepts-artifacts
  const folder = pipeline.name.slice(0, 20);
  return {
    pipeline,
    artifacts: pipeline.stores.map(({ bucketArn }) => `${bucketArn}/${folder}/`),
    keys: pipeline.stores.flatMap(({ keyArn }) => keyArn ?? []),
    builds: [...actions, ...rules].flatMap((one) => buildsIn(world, pipeline, one)),
    deployments: [...actions, ...rules].flatMap((one) =>
      one.roleArn === undefined
        ? []
        : [
            {
              roleArn: one.roleArn,
              deployed: deployedBy(world, one.provider, one.configuration, one.roleArn, one.region),
            },
          ],
    ),
    approvalTopics: actions.flatMap(({ configuration }) => configuration.NotificationArn ?? []),
    source: sourceOf(pipeline, actions),
  };
}

function buildsIn(
  world: World,
  { place }: PipelineRecord,
  { configuration, ...one }: ActionRecord | RuleRecord,
): Build[] {
  const name = configuration.ProjectName;
  return world.records.buildProjects
    .filter((project) => project.name === name && project.place.account === place.account)
    .map((project) => ({ project, gives: "outputs" in one && one.outputs.length > 0 }));
}

function sourceOf({ place }: PipelineRecord, actions: readonly ActionRecord[]): Source {
  const sources = actions.filter(({ category }) => category === "Source");
  const of = (provider: string) => sources.filter((source) => source.provider === provider);
  return {
    connections: of("CodeStarSourceConnection").flatMap(
      ({ configuration }) => configuration.ConnectionArn ?? [],
    ),
    repositories: of("CodeCommit").map(({ configuration }) =>
      regional("codecommit", place, lastPart(configuration.RepositoryName ?? "")),
    ),
    objects: of("S3").map(
      ({ configuration }) =>
        `arn:${partitionOf(place.region)}:s3:::${configuration.S3Bucket}/${configuration.S3ObjectKey}`,
    ),
  };
}
