/** A call as the policies of IAM see it: which action, and with what in it. */
import type { Request } from "../../../emulator/request";

export interface Call {
  /** Account of the caller. */
  readonly account: string;
  readonly region: string;
  /** IAM's prefix: `cloudwatch`. */
  readonly service: string;
  /** `CreateRole`; of services that speak in paths, what they call it. */
  readonly operation: string;
  /** By name, lists as `names.0`, in the spelling of the call. */
  readonly values: Readonly<Record<string, string>>;
  readonly body: string;
  readonly path: string;
}

/** Services whose signing name isn't IAM's prefix. */
const PREFIXES: Readonly<Record<string, string>> = { monitoring: "cloudwatch" };

/** Reads a call. */
export function callOf(request: Request): Call {
  const { accountId, region, service, path } = request;
  const body = request.body.toString("utf8");
  const place = { account: accountId, region, service: PREFIXES[service] ?? service, path, body };
  return { ...place, operation: operationOf(request), values: valuesOf(body) };
}

/** `DELETE /2020-05-31/distribution/X` is a DeleteDistribution: a line for each call that the provider makes by path. */
const BY_PATH: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  cloudfront: [
    [/^POST .*\/distribution\b/, "CreateDistribution"],
    [/^GET .*\/distribution\//, "GetDistribution"],
    [/^PUT .*\/distribution\//, "UpdateDistribution"],
    [/^DELETE .*\/distribution\//, "DeleteDistribution"],
    [/^POST .*\/origin-access-control$/, "CreateOriginAccessControl"],
    [/^GET .*\/origin-access-control\//, "GetOriginAccessControl"],
    [/^PUT .*\/origin-access-control\//, "UpdateOriginAccessControl"],
    [/^DELETE .*\/origin-access-control\//, "DeleteOriginAccessControl"],
    [/^GET .*\/tagging\b/, "ListTagsForResource"],
  ],
  lambda: [
    [/^POST .*\/functions$/, "CreateFunction"],
    [/^GET .*\/functions\/[^/]+$/, "GetFunction"],
    [/^DELETE .*\/functions\/[^/]+$/, "DeleteFunction"],
    [/^GET .*\/versions\b/, "ListVersionsByFunction"],
    [/^GET .*\/code-signing-config$/, "GetFunctionCodeSigningConfig"],
    [/^PUT .*\/concurrency$/, "PutFunctionConcurrency"],
    [/^POST .*\/aliases$/, "CreateAlias"],
    [/^GET .*\/aliases\//, "GetAlias"],
    [/^DELETE .*\/aliases\//, "DeleteAlias"],
  ],
  scheduler: [
    [/^POST \/schedule-groups\//, "CreateScheduleGroup"],
    [/^GET \/schedule-groups\//, "GetScheduleGroup"],
    [/^DELETE \/schedule-groups\//, "DeleteScheduleGroup"],
    [/^POST \/schedules\//, "CreateSchedule"],
    [/^GET \/schedules\//, "GetSchedule"],
    [/^DELETE \/schedules\//, "DeleteSchedule"],
    [/^GET \/tags\//, "ListTagsForResource"],
  ],
  "codestar-notifications": [[/^POST \/createNotificationRule$/, "CreateNotificationRule"]],
  s3: [
    [/^(GET|HEAD) \/[^/?]+\/[^?]/, "GetObject"],
    [/^PUT \/[^/?]+\/[^?]/, "PutObject"],
    [/^DELETE \/[^/?]+\/[^?]/, "DeleteObject"],
    [/^(HEAD \/[^/?]+\/?$|GET .*[?&]list-type=)/, "ListBucket"],
    [/^PUT \/[^/?]+\/?$/, "CreateBucket"],
    [/^DELETE \/[^/?]+\/?$/, "DeleteBucket"],
    [/^DELETE .*[?]policy\b/, "DeleteBucketPolicy"],
  ],
};

/** IAM's words for parts of a bucket's settings, after `Get` and `Put`; deleting one is a `Put`. */
const BUCKET_PARTS: Readonly<Record<string, string>> = {
  accelerate: "AccelerateConfiguration",
  acl: "BucketAcl",
  cors: "BucketCORS",
  encryption: "EncryptionConfiguration",
  lifecycle: "LifecycleConfiguration",
  logging: "BucketLogging",
  notification: "BucketNotification",
  "object-lock": "BucketObjectLockConfiguration",
  ownershipControls: "BucketOwnershipControls",
  policy: "BucketPolicy",
  publicAccessBlock: "BucketPublicAccessBlock",
  replication: "ReplicationConfiguration",
  requestPayment: "BucketRequestPayment",
  tagging: "BucketTagging",
  versioning: "BucketVersioning",
  website: "BucketWebsite",
};

function operationOf({ method, path, service, action }: Request): string {
  if (!action.startsWith(`${method} `)) return action;
  const found = BY_PATH[service]?.find(([pattern]) => pattern.test(action));
  if (found) return found[1];
  if (service === "codestar-notifications") return path.slice(1, 2).toUpperCase() + path.slice(2);
  const [, part = ""] = /^\/[^/?]+\/?\?([\w-]+)/.exec(path) ?? [];
  const setting = BUCKET_PARTS[part];
  if (service === "s3" && setting) return `${method === "GET" ? "Get" : "Put"}${setting}`;
  throw new Error(`${service}: ${action} isn't an action that anybody has named`);
}

function valuesOf(body: string): Readonly<Record<string, string>> {
  if (body.startsWith("{")) return flat(JSON.parse(body));
  return body.startsWith("<") ? {} : Object.fromEntries(new URLSearchParams(body));
}

function flat(value: unknown, at = ""): Record<string, string> {
  if (typeof value !== "object" || value === null) return { [at]: String(value) };
  const all = Object.entries(value).map(([key, member]) => flat(member, at === "" ? key : `${at}.${key}`));
  return Object.assign({}, ...all);
}

/** ARNs of the caller's account, in the service's form. */
export function arnIn({ account, region, service }: Call): (resource: string) => string {
  const global = ["iam", "cloudfront"].includes(service);
  return (resource) => `arn:aws:${service}:${global ? "" : region}:${account}:${resource}`;
}
