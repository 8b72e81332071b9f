/** Policies of resources: who may do what with this bucket, key, topic, … */
import { functionName } from "./arns";
import { Fields } from "./fields";
import { global, type Place, partitionOf, regional } from "./place";
import type { Policy, PolicyDocument, Statement } from "./policy";
import { Unreadable } from "./problem";
import type { Resource } from "./resource";

interface PolicyPart {
  /** What the policy is called in findings. */
  readonly name: string;
  /** ARN of what it is the policy of. */
  readonly of: (fields: Fields, place: Place) => string;
}

/** Types that are the policy of another resource; its text stands in `policy`. */
export const RESOURCE_POLICIES: Readonly<Record<string, PolicyPart>> = {
  aws_codebuild_resource_policy: { name: "project", of: (fields) => fields.text("resource_arn") },
  aws_ecr_repository_policy: {
    name: "repository",
    of: (fields, place) => regional("ecr", place, `repository/${fields.text("repository")}`),
  },
  aws_s3_bucket_policy: {
    name: "bucket",
    of: (fields, { region }) => `arn:${partitionOf(region)}:s3:::${fields.text("bucket")}`,
  },
  aws_secretsmanager_secret_policy: { name: "secret", of: (fields) => fields.text("secret_arn") },
  aws_sns_topic_policy: { name: "topic", of: (fields) => fields.text("arn") },
  aws_sqs_queue_policy: {
    name: "queue",
    of: (fields, place) => {
      const url = fields.text("queue_url");
      return regional("sqs", place, url.slice(url.lastIndexOf("/") + 1));
    },
  },
};

/** Types that hold their own policy, in an argument. */
export const OWN_POLICIES: Readonly<Record<string, { readonly name: string; readonly argument: string }>> = {
  aws_iam_role: { name: "trust", argument: "assume_role_policy" },
  aws_kms_key: { name: "key", argument: "policy" },
  aws_secretsmanager_secret: { name: "secret", argument: "policy" },
  aws_sns_topic: { name: "topic", argument: "policy" },
  aws_sqs_queue: { name: "queue", argument: "policy" },
};

/** The policy of each resource that has one, by its ARN. */
export function resourcePolicies(resources: readonly Resource[]): ReadonlyMap<string, Policy> {
  const arns = new Set(resources.flatMap(({ arn }) => arn ?? []));
  const own = resources.flatMap((resource) => ownPolicy(resource));
  const parts = resources.flatMap((resource) => {
    const part = RESOURCE_POLICIES[resource.type];
    return part ? [ofOther(resource, part, arns)] : [];
  });
  return new Map([...own, ...parts, ...functionPolicies(resources, arns)]);
}

function ownPolicy(resource: Resource): (readonly [arn: string, policy: Policy])[] {
  const { type, arn, place } = resource;
  const own = OWN_POLICIES[type];
  if (!own || arn === undefined) return [];
  const fields = Fields.of(resource);
  const where = `${fields.where}.${own.argument}`;
  if (fields.has(own.argument))
    return [[arn, { name: own.name, document: fields.policy(own.argument), where }]];
  return type === "aws_kms_key" ? [[arn, { name: own.name, document: defaultKeyPolicy(place), where }]] : [];
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html, of keys made through the API */
function defaultKeyPolicy(place: Place): PolicyDocument {
  const AWS = global("iam", place, "root");
  const statement: Statement = { Effect: "Allow", Principal: { AWS }, Action: "kms:*", Resource: "*" };
  return { Version: "2012-10-17", Statement: [statement] };
}

function ofOther(
  resource: Resource,
  { name, of }: PolicyPart,
  arns: ReadonlySet<string>,
): readonly [arn: string, policy: Policy] {
  const fields = Fields.of(resource);
  const arn = of(fields, resource.place);
  if (!arns.has(arn)) throw new Unreadable(`${fields.where}: no stack makes ${arn}, whose policy this is`);
  return [arn, { name, document: fields.policy("policy"), where: `${fields.where}.policy` }];
}

/** Each permission is a statement of the function's policy, or of one version's or alias's. */
function functionPolicies(resources: readonly Resource[], arns: ReadonlySet<string>): Map<string, Policy> {
  const permissions = resources.filter(({ type }) => type === "aws_lambda_permission");
  const byArn = new Map<string, Policy>();
  for (const permission of permissions) {
    const fields = Fields.of(permission);
    const arn = functionArn(fields, permission.place);
    if (!arns.has(arn)) throw new Unreadable(`${fields.where}: no stack makes the function ${arn}`);
    const before = byArn.get(arn)?.document.Statement ?? [];
    const document = { Version: "2012-10-17", Statement: [...before, permissionStatement(fields, arn)] };
    byArn.set(arn, { name: "function", document, where: fields.where });
  }
  return byArn;
}

function functionArn(fields: Fields, place: Place): string {
  const qualifier = fields.optional("qualifier");
  const name = functionName(fields.text("function_name"));
  return regional("lambda", place, `function:${name}${qualifier === undefined ? "" : `:${qualifier}`}`);
}

/** As Lambda writes it. https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
function permissionStatement(fields: Fields, arn: string): Statement {
  const principal = fields.text("principal");
  const account = fields.optional("source_account");
  const source = fields.optional("source_arn");
  const organization = fields.optional("principal_org_id");
  const equals = {
    ...(account !== undefined && { "AWS:SourceAccount": account }),
    ...(organization !== undefined && { "aws:PrincipalOrgID": organization }),
  };
  const condition = {
    ...(Object.keys(equals).length > 0 && { StringEquals: equals }),
    ...(source !== undefined && { ArnLike: { "AWS:SourceArn": source } }),
  };
  return {
    ...(fields.has("statement_id") && { Sid: fields.text("statement_id") }),
    Effect: "Allow",
    Principal: principalOf(principal),
    Action: fields.text("action"),
    Resource: arn,
    ...(Object.keys(condition).length > 0 && { Condition: condition }),
  };
}

function principalOf(principal: string): Statement["Principal"] {
  if (principal === "*") return "*";
  return /^(\d{12}|arn:.*)$/.test(principal) ? { AWS: principal } : { Service: principal };
}
