/** What may be done as the roles that services run as, and as those around them. */
import { lastPart } from "../world/arns";
import { tasksOf } from "../world/records/release";
import { GENERATE_DATA_KEYS } from "./data-keys";
import { imagesOf, isBeside } from "./deployments";
import type { Intended } from "./entry";
import { type Facts, serviceOf } from "./facts";
import { openingOf } from "./secrets";

export const RUNTIME: readonly Intended[] = [
  {
    name: "ECS pulls its service's images",
    who: ["execution"],
    may: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    on: ({ arn = "" }, thing, facts) => {
      const role = facts.role(arn);
      return role !== undefined && imagesOf(serviceOf(role), thing.arn);
    },
    because: "tasks run what the tools account has built",
  },
  {
    name: "ECS writes its service's logs",
    who: ["execution"],
    may: ["logs:CreateLogStream", "logs:PutLogEvents"],
    on: ({ arn }, thing, { world: { records } }) =>
      records.taskDefinitions.some(
        ({ executionRoleArn, containers }) =>
          executionRoleArn === arn &&
          containers.some(
            ({ logGroupArn }) => logGroupArn !== undefined && thing.arn.startsWith(`${logGroupArn}:`),
          ),
      ),
    because: "containers write into the log group of their service",
  },
  {
    name: "ECS reads the secrets that its service's containers name",
    who: ["execution"],
    may: ["secretsmanager:GetSecretValue", "ssm:GetParameters"],
    on: ({ arn }, thing, facts) => secretsFor(arn, facts).includes(thing.arn),
    because: "the configuration gives them to the containers, one by one",
  },
  {
    name: "ECS opens the secrets that its service's containers name",
    who: ["execution"],
    may: ["kms:Decrypt"],
    on: ({ arn }, { target }, facts) => target === undefined && secretsFor(arn, facts).length > 0,
    only: ({ arn }, { place }, facts) => openingOf(secretsFor(arn, facts), place),
    because: "they are encrypted with a customer key, which the configuration names",
  },
  {
    name: "a function writes its log",
    who: ["function"],
    may: ["logs:CreateLogStream", "logs:PutLogEvents"],
    on: ({ arn }, thing, { world: { records } }) =>
      records.functions.some(
        ({ roleArn, logGroupArn }) => roleArn === arn && thing.arn.startsWith(`${logGroupArn}:`),
      ),
    because: "Lambda writes it as the function's role",
  },
  {
    name: "what runs in a VPC gets interfaces there, and doesn't make them itself",
    who: ["function", "build"],
    may: [
      "ec2:CreateNetworkInterface",
      "ec2:DeleteNetworkInterface",
      "ec2:AssignPrivateIpAddresses",
      "ec2:UnassignPrivateIpAddresses",
    ],
    on: ({ arn, account }, { place }, { world: { records } }) =>
      place.account === account &&
      [...records.functions, ...records.buildProjects].some((one) => one.roleArn === arn && one.inVpc),
    only: ({ arn }, _, { world: { records } }) => [
      {
        key: "lambda:SourceFunctionArn",
        like: [],
        never: records.functions.filter(({ roleArn }) => roleArn === arn).map((one) => one.arn),
      },
    ],
    because: "Lambda and CodeBuild make them as the role; a function's own code is denied it",
  },
  {
    name: "the machine that builds uses an interface of the account",
    who: ["build"],
    may: ["ec2:CreateNetworkInterfacePermission"],
    on: ({ arn, account }, { place }, { world: { records } }) =>
      place.account === account &&
      records.buildProjects.some(({ roleArn, inVpc }) => roleArn === arn && inVpc),
    only: () => [{ key: "ec2:AuthorizedService", like: ["codebuild.amazonaws.com"] }],
    because: "it is CodeBuild's own machine, and the interface is lent to nobody else",
  },
  {
    name: "an instance reads the artifacts that are deployed to it",
    who: ["instance"],
    may: ["s3:GetObject", "s3:GetObjectVersion"],
    on: ({ arn = "" }, thing, facts) => artifactsOf(arn, facts).some((start) => thing.arn.startsWith(start)),
    because: "CodeDeploy's agent fetches the revision as the instance",
  },
  {
    name: "an instance opens the artifacts that are deployed to it",
    who: ["instance"],
    may: ["kms:Decrypt"],
    on: ({ arn = "" }, thing, facts) =>
      facts
        .deploymentsOnto(arn)
        .some(({ delivery }) => delivery.keys.some((key) => isBeside(key, thing.arn))),
    only: ({ arn = "" }, { place }, facts) => [
      { key: "kms:ViaService", like: [`s3.${place.region}.amazonaws.com`] },
      { key: "kms:EncryptionContext:aws:s3:arn", like: artifactsOf(arn, facts).map((start) => `${start}*`) },
    ],
    because: "artifacts are closed with this key, each with its own name in the encryption context",
  },
  {
    name: "a verification calls its function",
    who: ["verification"],
    may: ["lambda:InvokeFunction"],
    on: ({ arn = "" }, thing, { world: { records } }) =>
      arn.endsWith("-invoke") &&
      records.functions.some(
        (one) => one.name === lastPart(arn).replace(/-invoke$/, "") && thing.arn.startsWith(`${one.arn}:`),
      ),
    because: "a function without address is looked at by calling it",
  },
  {
    name: "an uploader writes its service's source",
    who: ["upload"],
    may: ["s3:PutObject"],
    on: ({ arn = "" }, thing, facts) => uploadsOf(arn, facts).includes(thing.arn),
    because: "whoever keeps the source elsewhere brings it as this role",
  },
  {
    name: "an uploader closes its service's source",
    who: ["upload"],
    may: ["kms:Decrypt", ...GENERATE_DATA_KEYS],
    on: ({ arn = "" }, thing, facts) =>
      uploadsOf(arn, facts).some((object) => facts.keyOf(object) === thing.arn),
    only: ({ arn = "" }, { place }, facts) => [
      { key: "kms:ViaService", like: [`s3.${place.region}.amazonaws.com`] },
      {
        key: "kms:EncryptionContext:aws:s3:arn",
        like: uploadsOf(arn, facts).map((object) => `${object.split("/")[0]}*`),
      },
    ],
    because: "the source lies closed in its bucket; an upload in parts opens what it has closed",
  },
];

function artifactsOf(role: string, facts: Facts): string[] {
  return facts.deploymentsOnto(role).flatMap(({ delivery }) => delivery.artifacts);
}

/** Objects that pipelines of an uploader's service take as their source. */
function uploadsOf(arn: string, facts: Facts): string[] {
  const role = facts.role(arn);
  if (role === undefined) return [];
  return facts.deliveries
    .filter(({ pipeline }) => lastPart(pipeline.roleArn) === `${serviceOf(role)}-pipeline`)
    .flatMap(({ source }) => source.objects);
}

/** ARNs of secrets and parameters that containers have which an execution role starts, now or by a release. */
function secretsFor(role: string | undefined, { world: { records } }: Facts): string[] {
  return [...records.taskDefinitions, ...records.buildProjects.flatMap(tasksOf)]
    .filter(({ executionRoleArn }) => executionRoleArn === role)
    .flatMap(({ containers }) => containers.flatMap(({ secrets }) => secrets.map(({ arn }) => arn)));
}
