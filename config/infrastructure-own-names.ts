import type { ChosenName } from "./chosen-name";
import type { Config } from "./config";
import { INFRASTRUCTURE } from "./infrastructure";
import { CHECK, callersOf, PULL_REQUEST_CHECK } from "./infrastructure-roles";
import { approvalTopicName, infrastructureNames, planStoreNames, serviceNames } from "./names";
import { sourceConfigOf } from "./sources/sources";

/** Names that the delivery of Slipway's own stacks takes, and a service's things could come to share. */
export function infrastructureOwnNames(config: Config): ChosenName[] {
  const { infrastructure, tools, environments } = config;
  if (!infrastructure) return [];
  const names = serviceNames(config, INFRASTRUCTURE);
  const { source } = infrastructure.service;
  const callers = callersOf(config);
  const all = [
    callers.plan,
    ...(callers.pullRequest ? [callers.pullRequest] : []),
    ...callers.apply.values(),
  ];
  const inTools = (kind: string) => (name: string) => ({
    kind,
    name,
    account: "tools",
    from: INFRASTRUCTURE,
  });
  const { planRole, applyRole } = infrastructureNames(config);
  return [
    ...[tools, ...environments].flatMap(({ name: account }) =>
      [planRole, applyRole].map((name) => ({ kind: "IAM role", name, account, from: INFRASTRUCTURE })),
    ),
    { ...inTools("bucket")(planStoreNames(config, tools).bucket), account: "everywhere" },
    ...all.map(({ name }) => name).map(inTools("IAM role")),
    ...(infrastructure.runner === "codepipeline"
      ? [
          inTools("topic")(approvalTopicName(config, INFRASTRUCTURE)),
          ...sourceConfigOf(source)
            .uniqueNames(source)
            .map(({ kind, name, field }) => ({
              ...inTools(kind)(name),
              from: `${INFRASTRUCTURE}.source.${source.kind}.${field}`,
            })),
          ...[names.pipeline, names.pullRequestPipeline].map(inTools("pipeline")),
          ...[names.artifactPrefix, names.pullRequestArtifactPrefix].map(inTools("artifact prefix")),
          ...[names.pipelineRole, names.pullRequestPipelineRole].map(inTools("IAM role")),
          ...[CHECK, PULL_REQUEST_CHECK].map((thing) => names.project(thing).role).map(inTools("IAM role")),
        ]
      : []),
  ];
}
