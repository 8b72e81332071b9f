/** What pipelines and those that start them may. */

import { regional } from "../world/place";
import { GENERATE_DATA_KEYS } from "./data-keys";
import type { Intended } from "./entry";
import type { Facts } from "./facts";
import { isCallerOf, terraformPart } from "./terraform-roles";

const READ = ["s3:GetObject", "s3:GetObjectVersion"];
/** CodePipeline's own names for what it does with a key. https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html */
const USE_KEY = ["kms:Decrypt", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", ...GENERATE_DATA_KEYS];

const page = "docs/concepts/security.md";

/** Deliveries of the pipeline whose role asks. */
const own = (facts: Facts, arn = "") => facts.pipelinesOf(arn);

export const PIPELINES: readonly Intended[] = [
  {
    name: "a pipeline reads and writes its own artifacts",
    who: ["pipeline"],
    may: [...READ, "s3:PutObject", "s3:PutObjectAcl"],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(({ artifacts }) => artifacts.some((start) => thing.arn.startsWith(start))),
    because: "artifacts go from action to action through its folder",
  },
  {
    name: "a pipeline sees which artifacts there are",
    who: ["pipeline"],
    may: ["s3:ListBucket"],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(
        ({ artifacts, source }) =>
          source.repositories.length > 0 && artifacts.some((start) => start.startsWith(`${thing.arn}/`)),
      ),
    because:
      "CodeCommit's source action asks for it, for the whole bucket; names of folders are names of pipelines",
  },
  {
    name: "a pipeline uses the artifacts' key",
    who: ["pipeline"],
    may: USE_KEY,
    on: ({ arn }, thing, facts) => own(facts, arn).some(({ keys }) => keys.includes(thing.arn)),
    because: "every artifact is closed with it; which ones it gets at, the bucket says",
  },
  {
    name: "a pipeline reads its source",
    who: ["pipeline"],
    may: [
      "codestar-connections:UseConnection",
      "codeconnections:UseConnection",
      "codecommit:UploadArchive",
      ...READ,
    ],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(({ source }) =>
        [...source.connections, ...source.repositories, ...source.objects].includes(thing.arn),
      ),
    because: "a release begins with the source",
  },
  {
    name: "a pipeline opens its source's bucket",
    who: ["pipeline"],
    may: ["kms:Decrypt"],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(({ source }) =>
        source.objects.some((object) => facts.keyOf(object) === thing.arn),
      ),
    only: ({ arn }, thing, facts) => [
      { key: "kms:ViaService", like: [`s3.${thing.place.region}.amazonaws.com`] },
      {
        key: "kms:EncryptionContext:aws:s3:arn",
        like: own(facts, arn).flatMap(({ source }) =>
          source.objects.map((object) => `${object.split("/")[0]}*`),
        ),
      },
    ],
    because: "the source lies closed in its bucket",
  },
  {
    name: "a pipeline runs its builds",
    who: ["pipeline"],
    may: ["codebuild:StartBuild", "codebuild:StartBuildBatch"],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(({ builds }) => builds.some(({ project }) => project.arn === thing.arn)),
    because: "its build actions are these projects",
  },
  {
    name: "a pipeline follows its builds",
    who: ["pipeline"],
    may: ["codebuild:BatchGetBuilds", "codebuild:BatchGetBuildBatches"],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(({ builds }) => builds.some(({ project }) => project.arn === thing.arn)),
    because: "it asks how a build ended; it sees the build's environment, where secrets stand by name alone",
  },
  {
    name: "a pipeline becomes its deploy roles",
    who: ["pipeline"],
    may: ["sts:AssumeRole"],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(({ deployments }) => deployments.some(({ roleArn }) => roleArn === thing.arn)),
    because: "a release is rolled out as the role that the environment's account has for it",
  },
  {
    name: "a pipeline asks the functions of its conditions",
    who: ["pipeline"],
    may: ["lambda:InvokeFunction"],
    on: ({ arn = "" }, thing, facts) =>
      own(facts, arn).some(({ pipeline: { stages, place } }) =>
        stages.some(({ rules }) =>
          rules.some(
            ({ provider, region, roleArn, configuration: { FunctionName } }) =>
              provider === "LambdaInvoke" &&
              (roleArn ?? arn) === arn &&
              thing.arn === regional("lambda", { ...place, region }, `function:${FunctionName}`),
          ),
        ),
      ),
    because: "a stage is entered, or counts as good, when the function that the configuration names says so",
  },
  {
    name: "a pipeline asks for approval",
    who: ["pipeline"],
    may: ["sns:Publish"],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(({ approvalTopics }) => approvalTopics.includes(thing.arn)),
    because: "approvers are told by the topic of their environment",
  },
  {
    name: "a pipeline closes its requests for approval",
    who: ["pipeline"],
    may: ["kms:Decrypt", ...GENERATE_DATA_KEYS],
    on: ({ arn }, thing, facts) =>
      own(facts, arn).some(({ approvalTopics }) =>
        approvalTopics.some((topic) => facts.keyOf(topic) === thing.arn),
      ),
    only: (_, { place }) => [{ key: "kms:ViaService", like: [`sns.${place.region}.amazonaws.com`] }],
    because: "the topic is encrypted",
  },
  {
    name: "a starter starts its pipeline",
    who: ["starter"],
    may: ["codepipeline:StartPipelineExecution"],
    on: ({ arn }, thing, { world: { records } }) =>
      [
        ...records.eventRules.flatMap(({ targets }) => targets),
        ...records.schedules.map(({ target }) => target),
      ].some((target) => target.roleArn === arn && target.arn === thing.arn),
    because: "a push, a pull request or a schedule starts the pipeline",
  },
  {
    name: "what applies the tools account begins its own pipeline anew",
    who: ["build"],
    may: ["codepipeline:StartPipelineExecution", "codepipeline:StopPipelineExecution"],
    on: ({ arn = "" }, thing, facts) =>
      facts.world.roles.some((role) => terraformPart(role) === "apply" && isCallerOf(arn, role)) &&
      facts.buildsOf(arn).some(({ delivery }) => delivery?.pipeline.arn === thing.arn),
    because: "when it has changed the pipeline, the changed one plans anew and goes on",
  },
  {
    name: "whoever may use a CodeCommit repository uses its key through CodeCommit",
    who: ["everybody", "administrator"],
    may: [...USE_KEY, "kms:DescribeKey"],
    on: ({ account }, thing, facts) => account === thing.place.account && facts.repositoryKeys.has(thing.arn),
    only: (_, { place }) => [{ key: "kms:ViaService", like: [`codecommit.${place.region}.amazonaws.com`] }],
    because:
      "CodeCommit encrypts with the rights of whoever uses the repository; who may use it is said there",
    weakness: `${page}#statements-on-`,
  },
];
