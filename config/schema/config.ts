import * as z from "zod";
import { NOTIFICATION_EVENTS } from "../config";
import { tools } from "./account";
import { roleArn } from "./arn";
import { environment } from "./environment";
import { infrastructure } from "./infrastructure";
import { monitoring } from "./monitoring";
import { region } from "./region";
import { service } from "./service";
import { choice, emails, integer, integerOrFalse, list, NAME, named, object, quotable, text } from "./values";

/**
 * Names that must not be cut hold the organization: `<organization>-artifacts-<account>-<region>` (a bucket: 63
 * characters, 28 of them account and region) and `<organization>-github` (a connection: 32).
 */
const MAX_ORGANIZATION = 25;

/** CodePipeline allows 1,000 pipelines in a region; a service has one, or two with pull requests. */
export const MAX_PIPELINES = 1000;

/** Far more than the 48 that one pipeline reaches. */
const MAX_ENVIRONMENTS = 200;

const artifacts = object({
  expireAfterDays: integer(1, 3650)
    .default(30)
    .describe("Days after which a pipeline's artifacts are deleted."),
  readers: list(roleArn(), { min: 0, max: 50, of: "role ARNs" })
    .default([])
    .describe("ARNs of roles elsewhere that may read every artifact, and its copy; no wildcards."),
  accessLogDays: integerOrFalse(1, 3650)
    .default(365)
    .describe(
      "Days that S3's access logs of the artifact bucket are kept, 1 to 3650; false: none are written.",
    ),
  replicaRegion: region()
    .optional()
    .describe("Another region of the partition, in which a copy of every artifact is kept. Left out: none."),
}).describe("What pipelines hand from stage to stage.");

const notifications = object({
  emails: emails(1).describe("E-mail addresses that are told; each must confirm its subscription once."),
  events: list(choice(NOTIFICATION_EVENTS), {
    min: 1,
    max: NOTIFICATION_EVENTS.length,
    of: `of ${NOTIFICATION_EVENTS.join(", ")}`,
  })
    .default(["failed", "approval-needed"])
    .describe(
      "What of each release and of pull requests in CodeCommit they are told; rolled-back and deployment-failed come from the environments' accounts too. Default: failed, approval-needed.",
    ),
}).describe("Who is told of what releases do, of pull requests in CodeCommit, and of alarms.");

// https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html; keys: `../rules/tags.ts`
const TAG = "text of at most 256 letters, digits, spaces and _ . : / = + - @";
const tags = z
  .record(
    z.string(),
    z
      .string({ error: quotable(TAG, () => true) })
      .regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u, { error: TAG }),
    { error: "a mapping from tag keys to text" },
  )
  .meta({ maxProperties: 40 });

const layout = object({
  stacks: choice(["per-account", "per-service"])
    .default("per-account")
    .describe(
      "per-account: one stack for each account; per-service: one for what an account's services share and one for each service.",
    ),
}).describe("Which stack holds what.");

/** The shape of slipway.yaml. */
export const configSchema = object({
  organization: text(
    `a name of at most ${MAX_ORGANIZATION} characters: lower-case letters, digits and single hyphens, a letter first`,
    NAME,
    MAX_ORGANIZATION,
  ).describe(
    "Short name of the organization: the first word of every physical name, and fixed from the first deployment on.",
  ),
  region: region()
    .default("us-east-1")
    .describe(
      "AWS region of the tools account, and of every environment that names no other; in the partition aws, aws-cn or aws-us-gov.",
    ),
  tags: tags.default({}).describe("Tags of every resource: at most 40, beside those that Slipway sets."),
  tools,
  environments: named(environment, "environments", { min: 1, max: MAX_ENVIRONMENTS }).describe(
    "The workload accounts by name, in the order of promotion; at least one.",
  ),
  artifacts: artifacts.prefault({}),
  notifications: notifications.optional(),
  monitoring: monitoring.optional(),
  services: named(service, "services", { min: 1, max: MAX_PIPELINES }).describe(
    "The services by name; at least one.",
  ),
  layout: layout.prefault({}),
  infrastructure: infrastructure.optional(),
}).meta({
  title: "slipway.yaml",
  description: "What Slipway delivers: accounts, services, and the way between them.",
});

/** slipway.yaml with its defaults filled in. */
export type ConfigInput = z.output<typeof configSchema>;
export type EnvironmentInput = ConfigInput["environments"][string];
export type ServiceInput = ConfigInput["services"][string];
export type InfrastructureInput = NonNullable<ConfigInput["infrastructure"]>;
export type ReleaseInput = NonNullable<ServiceInput["environments"]>[string];
