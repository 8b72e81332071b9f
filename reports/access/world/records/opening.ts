/** What lets somebody in by an argument, where no policy says so. */
import { functionName } from "../arns";
import { Fields } from "../fields";
import { global, type Place, partitionOf, regional } from "../place";
import type { Resource } from "../resource";

export interface OpeningRecord {
  /** ARN of what is open. */
  readonly arn: string;
  readonly place: Place;
  readonly way: OpeningWay;
  /** Where it is said, and what: `tools: aws_codebuild_project.web: project_visibility is PUBLIC_READ`. */
  readonly where: string;
}

export type OpeningWay = "public-builds" | "access-list" | "function-url" | "access-key";

/** Types of which nothing else is read. */
export const OPENING_PARTS = ["aws_iam_access_key", "aws_lambda_function_url", "aws_s3_bucket_acl"] as const;

type Said = Pick<OpeningRecord, "arn" | "way"> & { readonly what: string };

/** By Terraform's type. */
const READERS: Readonly<Record<string, (fields: Fields, resource: Resource) => readonly Said[]>> = {
  aws_codebuild_project: (fields, { arn = "" }) =>
    fields.optional("project_visibility") === "PUBLIC_READ"
      ? [{ arn, way: "public-builds", what: "project_visibility is PUBLIC_READ" }]
      : [],
  aws_iam_access_key: (fields, { place }) => [
    {
      arn: global("iam", place, `user/${fields.text("user")}`),
      way: "access-key",
      what: "the key's secret lies in the state",
    },
  ],
  aws_lambda_function_url: (fields, { place }) =>
    fields.text("authorization_type") === "NONE"
      ? [{ arn: functionOf(fields, place), way: "function-url", what: "authorization_type is NONE" }]
      : [],
  aws_s3_bucket_acl: (fields, { place }) => {
    const arn = `arn:${partitionOf(place.region)}:s3:::${fields.text("bucket")}`;
    const list = fields.optional("acl");
    if (list !== undefined && CLOSED.includes(list)) return [];
    return [{ arn, way: "access-list", what: list === undefined ? "it lists grants" : `acl is ${list}` }];
  },
};

/** A function by name or ARN, or one of its aliases. */
function functionOf(fields: Fields, place: Place): string {
  const name = functionName(fields.text("function_name"));
  const qualifier = fields.optional("qualifier");
  return regional("lambda", place, `function:${name}${qualifier === undefined ? "" : `:${qualifier}`}`);
}

/** Lists that let in the owner, and S3 itself. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl */
const CLOSED = ["private", "bucket-owner-read", "bucket-owner-full-control", "log-delivery-write"];

/** What a resource opens by its arguments. */
export function openingsIn(resource: Resource): OpeningRecord[] {
  const fields = Fields.of(resource);
  const said = READERS[resource.type]?.(fields, resource) ?? [];
  return said.map(({ arn, way, what }) => ({
    arn,
    way,
    place: resource.place,
    where: `${fields.where}: ${what}`,
  }));
}
