import { Construct } from "constructs";
import { eachOf, type Items, ifAny, itemsOf, orNothing } from "../../face/each";
import type { Given } from "../../face/input";
import { complete, defineModule } from "../../face/module";
import { firstOf } from "../../face/words";
import { bucketArn } from "../../iam/arn";
import type { ArtifactLocation } from "../../iam/artifacts";
import { named } from "../../iam/locals";
import type { Statement } from "../../iam/statement";
import { encryptApprovals, publishApproval } from "../approval/approval.policies";
import { githubSource } from "../github-source/github-source";
import type { PipelineStore } from "./artifact-stores";
import { DeliveryPipeline, type DeliveryPipelineProps } from "./delivery-pipeline";
import { BASIC, COMPLETE } from "./examples";
import { DELIVERY_PIPELINE_INPUTS } from "./inputs";
import { ARTIFACT_PREFIX_LENGTH } from "./limits";
import { approvalTopics, stageOf } from "./stage-parts";

export const DELIVERY_PIPELINE = defineModule({
  name: "delivery-pipeline",
  description:
    "A CodePipeline of type V2 and its service role: a source from GitHub or another repository that a connection reaches, then stages " +
    "in their order. A stage says what it does, by kind: it asks a person, builds, deploys to one of the five kinds of " +
    "targets, tests. Each kind of deployment has a module for its role, of the same name: `deploy_website` and deploy-role-website.\n\n" +
    "Not among its inputs: conditions of stages beside `on_failure`, pull requests, " +
    "sources in S3 and CodeCommit.",
  security:
    "The role follows from the stages. It starts the projects that they name, becomes the deploy roles that they name, publishes " +
    "to the topics of their approvals, and nothing else: a pipeline without a deployment can become no role. It reads " +
    "and writes artifacts under its own prefix. Who may push to the source's branch releases to every stage behind which " +
    "nobody is asked.",
  inputs: DELIVERY_PIPELINE_INPUTS,
  build: (scope, given) => {
    const place = { account: given.accountId, region: given.region };
    const artifacts = {
      ...place,
      bucketArn: bucketArn(given.region, given.artifactBucket),
      prefix: firstOf(given.name, ARTIFACT_PREFIX_LENGTH),
      keyAlias: given.artifactKeyAlias,
    };
    const { connectionArn, repository, branch, pushFilters } = given;
    return new DeliveryPipeline(
      scope,
      "delivery",
      complete<DeliveryPipelineProps>({
        pipeline: given.name,
        role: given.roleName,
        permissionsBoundary: given.permissionsBoundary,
        bucket: given.artifactBucket,
        artifacts,
        keyArn: given.artifactKeyArn,
        source: githubSource({ connectionArn, repository, branch }),
        trigger: ifAny(pushFilters, () => [
          {
            push: eachOf(pushFilters, ({ branches, filePaths: paths, tags }) => [{ branches, paths, tags }]),
          },
        ]),
        stages: eachOf(given.stages, (stage) => [stageOf(stage, artifacts)]),
        executionMode: given.executionMode,
        variables: eachOf(given.variables, ({ name, defaultValue, description }) => [
          { name, value: defaultValue, description },
        ]),
        elsewhere: eachOf(given.regionalArtifactStores, (store) => [storeIn(store.name, store, artifacts)]),
        statements: approvedBy(new Construct(scope, "approvals"), given),
      }),
    );
  },
  outputs: ({ resource, role, artifactPrefix }) => ({
    pipelineName: { description: "Name of the pipeline.", value: resource.name },
    pipelineArn: {
      description: "ARN of the pipeline, for pipelines of the module notifications.",
      value: resource.arn,
    },
    roleName: { description: "Name of the pipeline's role.", value: role.resource.name },
    roleArn: {
      description: "ARN of the pipeline's role: pipeline_role_arn of the deploy roles.",
      value: role.arn,
    },
    artifactPrefix: {
      description:
        "Prefix of the pipeline's artifacts: artifact_prefix of its builds and of its deploy roles.",
      value: artifactPrefix,
    },
  }),
  labels: {
    "service/pipeline-policy": "pipeline",
    "service/source-policy": "source",
    "service/elsewhere-policy": "regional_artifacts",
    RunBuilds: "project_arns",
    AssumeDeployRole: "deploy_role_arns",
    topics: "approval_topic_arns",
  },
  examples: { basic: BASIC, complete: COMPLETE },
});

/** A store of another region: the same prefix. */
function storeIn(
  region: string,
  {
    bucket,
    keyAlias,
    keyArn,
  }: { readonly bucket: string; readonly keyAlias: string; readonly keyArn: string },
  home: ArtifactLocation,
): PipelineStore {
  const artifacts = { ...home, region, keyAlias, bucketArn: bucketArn(region, bucket) };
  return { bucket, keyArn, artifacts };
}

/** What approvals take: they are asked for by topics, which may be encrypted. */
function approvedBy(scope: Construct, given: Given<typeof DELIVERY_PIPELINE_INPUTS>): Items<Statement> {
  const place = { account: given.accountId, region: given.region };
  const topics = named(scope, "topics", approvalTopics(given.stages));
  const alias = orNothing(given.approvalKeyAlias);
  return [
    ...ifAny(topics, () => [publishApproval(topics)]),
    ...ifAny(itemsOf(given.approvalKeyAlias), () =>
      alias === undefined ? [] : [encryptApprovals(place, alias)],
    ),
  ];
}
