/** A build project: as which role its builds run, and what they take and give. https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Project.html */
import { parameterArn } from "../arns";
import { Fields } from "../fields";
import type { KeyOf } from "../keys";
import { type Place, regional } from "../place";
import type { Resource } from "../resource";
import { secretNamed } from "./secret";

export interface BuildProjectRecord {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  /** As which CodeBuild starts the builds of a batch. */
  readonly batchRoleArn?: string;
  readonly place: Place;
  /** Encrypts what builds give; absent: `aws/s3`. */
  readonly keyArn?: string;
  /** `CODEPIPELINE`, `GITHUB`, `CODECOMMIT`, `S3`, `NO_SOURCE` */
  readonly source: {
    readonly type: string;
    readonly location?: string;
    readonly connectionArn?: string;
    /** Its path, or its text, in which there may be opaque parts. */
    readonly buildspec?: string;
  };
  /** Of artifacts and cache, where they don't go the pipeline's way: the ARN of the bucket and a prefix. */
  readonly artifacts: { readonly type: string; readonly location?: string };
  readonly cache?: { readonly type: string; readonly location?: string };
  readonly image: string;
  /** `CODEBUILD` pulls the image as itself, `SERVICE_ROLE` as the project's role. */
  readonly pulls: "CODEBUILD" | "SERVICE_ROLE";
  readonly privileged: boolean;
  readonly variables: readonly VariableRecord[];
  /** ARN of its log group. */
  readonly logGroupArn?: string;
  /** `s3` logs, as bucket and prefix. */
  readonly logsLocation?: string;
  /** True: builds run in a VPC, for which the role makes network interfaces. */
  readonly inVpc: boolean;
  /** Of the VPC's subnets. */
  readonly subnetArns: readonly string[];
}

/** A variable of a build's environment; its value may be an opaque text. */
export interface VariableRecord {
  readonly name: string;
  readonly type: "PLAINTEXT" | "PARAMETER_STORE" | "SECRETS_MANAGER";
  readonly value: string;
  /** Of the parameter or secret that it is read from. */
  readonly arn?: string;
}

export function buildProjectRecord(resource: Resource, keyOf: KeyOf): BuildProjectRecord {
  const { place } = resource;
  const fields = Fields.of(resource);
  const environment = fields.block("environment");
  const logs = fields.block("logs_config");
  const group = logs?.block("cloudwatch_logs")?.optional("group_name");
  const batchRoleArn = fields.block("build_batch_config")?.optional("service_role");
  const keyArn = keyOf(fields, "encryption_key", place);
  const s3Logs = logs?.block("s3_logs")?.optional("location");
  const cache = placeRecord(fields.block("cache"), "NO_CACHE");
  return {
    arn: resource.arn ?? "",
    name: fields.text("name"),
    roleArn: fields.text("service_role"),
    ...(batchRoleArn !== undefined && { batchRoleArn }),
    place,
    ...(keyArn !== undefined && { keyArn }),
    source: sourceRecord(fields.block("source")),
    artifacts: placeRecord(fields.block("artifacts"), "NO_ARTIFACTS"),
    ...(cache.type !== "NO_CACHE" && { cache }),
    image: environment?.text("image") ?? "",
    pulls:
      environment?.optional("image_pull_credentials_type") === "SERVICE_ROLE" ? "SERVICE_ROLE" : "CODEBUILD",
    privileged: environment?.flag("privileged_mode") ?? false,
    variables: (environment?.blocks("environment_variable") ?? []).map((each) => variableRecord(each, place)),
    ...(group !== undefined && { logGroupArn: regional("logs", place, `log-group:${group}`) }),
    ...(s3Logs !== undefined && { logsLocation: s3Logs }),
    inVpc: fields.blocks("vpc_config").length > 0,
    subnetArns: fields
      .blocks("vpc_config")
      .flatMap((vpc) => vpc.texts("subnets"))
      .map((id) => regional("ec2", place, `subnet/${id}`)),
  };
}

function placeRecord(fields: Fields | undefined, byDefault: string) {
  const location = fields?.optional("location");
  return { type: fields?.optional("type") ?? byDefault, ...(location !== undefined && { location }) };
}

function sourceRecord(source: Fields | undefined): BuildProjectRecord["source"] {
  const auth = source?.block("auth");
  const connectionArn = auth?.optional("type") === "CODECONNECTIONS" ? auth.optional("resource") : undefined;
  const buildspec = source?.loose("buildspec");
  return {
    ...placeRecord(source, "NO_SOURCE"),
    ...(connectionArn !== undefined && { connectionArn }),
    ...(buildspec !== undefined && { buildspec }),
  };
}

function variableRecord(fields: Fields, place: Place): VariableRecord {
  const name = fields.text("name");
  const type = fields.optional("type") ?? "PLAINTEXT";
  if (type === "PARAMETER_STORE") {
    const value = fields.text("value");
    return { name, type, value, arn: value.startsWith("arn:") ? value : parameterArn(place, value) };
  }
  if (type === "SECRETS_MANAGER") {
    const value = fields.text("value");
    return { name, type, value, arn: secretNamed(value, place) };
  }
  return { name, type: "PLAINTEXT", value: fields.loose("value") ?? "" };
}
