/** What a build takes beside its artifacts: the pipeline that starts it, logs, reports, variables, cache, network. */
import { regional } from "../../world/place";
import type { BuildProjectRecord } from "../../world/records/build-project";
import type { Step } from "../call";
import type { ActionScene } from "../scene";
import { SOURCES } from "../sources";

/** A project at work for an action of a pipeline. */
export interface BuildScene extends ActionScene {
  readonly project: BuildProjectRecord;
}

const byProject = ({ project }: BuildScene) => ({ role: project.roleArn });
const theProject = ({ project }: BuildScene) => [project.arn];
const inBatches = ({ action }: BuildScene) => action.configuration.BatchEnabled === "true";

export const START_BUILD: Step<BuildScene> = {
  name: "starts the build and follows it",
  caller: ({ actor }) => ({ role: actor }),
  rows: [
    {
      actions: ["codebuild:StartBuild", "codebuild:BatchGetBuilds"],
      on: theProject,
      source: SOURCES.codeBuildAction,
      unsettled: "The page lists both for batches too; where a batch is started it doesn't say what for.",
    },
    {
      actions: ["codebuild:StartBuildBatch", "codebuild:BatchGetBuildBatches"],
      on: (scene) => (inBatches(scene) ? theProject(scene) : []),
      source: SOURCES.codeBuildAction,
    },
  ],
};

export const RUN_BATCH: Step<BuildScene> = {
  name: "starts, stops and repeats the builds of a batch",
  caller: ({ project }) => ({ role: project.batchRoleArn ?? project.roleArn }),
  rows: [
    {
      actions: ["codebuild:StartBuild", "codebuild:StopBuild", "codebuild:RetryBuild"],
      on: theProject,
      source: SOURCES.batch,
    },
  ],
};

export const WRITE_LOG: Step<BuildScene> = {
  name: "writes its log",
  caller: byProject,
  rows: [
    {
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      on: ({ project }) =>
        project.logGroupArn === undefined ? [] : [`${project.logGroupArn}:log-stream:build`],
      source: SOURCES.codeBuildRole,
      unsettled: "The page lists logs:CreateLogGroup too; the group is there before any build.",
    },
  ],
};

export const READ_VARIABLES: Step<BuildScene> = {
  name: "reads the variables of its environment",
  caller: byProject,
  rows: [
    {
      actions: ["ssm:GetParameters"],
      on: ({ project }) => variables(project, "PARAMETER_STORE"),
      source: SOURCES.codeBuildRole,
    },
    {
      actions: ["secretsmanager:GetSecretValue"],
      on: ({ project }) => variables(project, "SECRETS_MANAGER"),
      source: SOURCES.codeBuildVpc,
    },
  ],
};

function variables({ variables: all }: BuildProjectRecord, kind: string): string[] {
  return all.flatMap(({ type, arn }) => (type === kind && arn !== undefined ? [arn] : []));
}

export const WRITE_REPORTS: Step<BuildScene> = {
  name: "writes its reports",
  caller: byProject,
  rows: [
    {
      actions: [
        "codebuild:CreateReportGroup",
        "codebuild:CreateReport",
        "codebuild:UpdateReport",
        "codebuild:BatchPutTestCases",
        "codebuild:BatchPutCodeCoverages",
      ],
      on: reportGroups,
      source: SOURCES.codeBuildReports,
    },
  ],
};

/** Those that stacks make, or one that a buildspec names: CodeBuild puts the project's name before it. */
function reportGroups({ cast, project }: BuildScene): string[] {
  const start = regional("codebuild", project.place, `report-group/${project.name}-`);
  const made = cast.world.targets.filter(
    ({ type, arn }) => type === "aws_codebuild_report_group" && arn.startsWith(start),
  );
  return made.length > 0 ? made.map(({ arn }) => arn) : [`${start}unit`];
}

export const USE_CACHE: Step<BuildScene> = {
  name: "fetches and keeps its cache",
  caller: byProject,
  rows: [
    {
      actions: ["s3:GetObject", "s3:PutObject"],
      on: ({ project }) => cacheIn(project, "/cache.tar"),
      source: SOURCES.codeBuildRole,
    },
    {
      actions: ["s3:GetBucketAcl", "s3:GetBucketLocation"],
      on: ({ project }) => cacheIn(project, ""),
      source: SOURCES.codeBuildRole,
      unsettled: "The page lists both for buckets of artifacts; for that of a cache it says nothing else.",
    },
    {
      actions: ["kms:DescribeKey", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
      on: ({ project: { cache, keyArn } }) => (cache?.type === "S3" && keyArn !== undefined ? [keyArn] : []),
      source: SOURCES.codeBuildKey,
      unsettled: `AWS's page lists them for what a build leaves, of which a cache is some (${SOURCES.codeBuildEncryption}); in which request it doesn't say.`,
    },
  ],
};

/** @param object what follows the prefix; empty: the bucket itself is meant */
function cacheIn({ arn, cache }: BuildProjectRecord, object: string): string[] {
  const { type, location = "" } = cache ?? {};
  if (type !== "S3") return [];
  const start = `arn:${arn.split(":")[1]}:s3:::`;
  return [object === "" ? `${start}${location.split("/")[0]}` : `${start}${location}${object}`];
}

export const JOIN_NETWORK: Step<BuildScene> = {
  name: "makes its network interface",
  caller: byProject,
  rows: [
    {
      actions: [
        "ec2:DescribeDhcpOptions",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
      ],
      on: ({ project }) => (project.inVpc ? ["*"] : []),
      source: SOURCES.codeBuildVpc,
    },
    {
      actions: ["ec2:CreateNetworkInterface"],
      on: ({ project }) =>
        project.inVpc
          ? [
              ...project.subnetArns,
              ownInterface(project),
              regional("ec2", project.place, "security-group/sg-1"),
            ]
          : [],
      source: SOURCES.codeBuildVpc,
    },
    {
      actions: ["ec2:DeleteNetworkInterface"],
      on: interfaces,
      context: ({ project }) => project.subnetArns.map((subnet) => ({ values: { "ec2:Subnet": subnet } })),
      source: SOURCES.codeBuildVpc,
    },
    {
      actions: ["ec2:CreateNetworkInterfacePermission"],
      on: interfaces,
      context: ({ project }) =>
        project.subnetArns.map((subnet) => ({
          values: { "ec2:Subnet": subnet, "ec2:AuthorizedService": "codebuild.amazonaws.com" },
        })),
      source: SOURCES.codeBuildVpc,
    },
  ],
};

function interfaces({ project }: BuildScene): string[] {
  return project.inVpc ? [ownInterface(project)] : [];
}

function ownInterface({ place }: BuildProjectRecord): string {
  return regional("ec2", place, "network-interface/eni-1");
}
