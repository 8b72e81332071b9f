import { existsSync } from "node:fs";
import type { Config, Service } from "../config/config";
import { type Delivery, deliveriesOf } from "../config/contract";
import { callersOf } from "../config/infrastructure-roles";
import { loadConfig } from "../config/load";
import { environmentNames, serviceNames } from "../config/names";
import { placeOf } from "../config/place";
import { releaseNames } from "../config/release-names";
import { arn, bucketArn, roleArn } from "../iam/arn";
import { ROLE_PATHS } from "../iam/paths";
import type { Job, JobEntry, JobWork } from "../reports/access/rehearsal/acts/jobs";
import type { World } from "../reports/access/world/world";

/** Jobs that are rehearsed, and what a reader must know of those that aren't. */
export interface Jobs {
  readonly jobs: readonly Job[];
  readonly said: readonly string[];
}

/**
 * The jobs of the configuration that the stacks of a world are made for: no stack holds who runs them.
 * @param file path of the configuration; where there is none, no job is rehearsed. Absent: there is none
 * @throws ConfigError
 */
export function jobsIn({ roles, users }: World, file: string | undefined): Jobs {
  const made = new Set([...roles, ...users].map((identity) => identity.arn));
  const isOutside = roles.some(({ path }) => path === ROLE_PATHS.github || path === ROLE_PATHS.upload);
  if (file === undefined || !existsSync(file)) {
    const missing = `${file ?? "a configuration"} isn't there: jobs of workflows and uploads, which only it knows, aren't rehearsed`;
    return { jobs: [], said: isOutside ? [missing] : [] };
  }
  const all = workflowJobs(loadConfig(file));
  const jobs = all.filter(({ roleArn: role }) => made.has(role));
  const strange = all.filter((job) => !jobs.includes(job));
  return {
    jobs,
    said: strange.map(
      ({ name }) => `the job ${name} of ${file} isn't rehearsed: these stacks don't make its role`,
    ),
  };
}

/**
 * The jobs of GitHub Actions that a configuration is made for, with their subjects as GitHub writes them:
 * https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 */
export function workflowJobs(config: Config): Job[] {
  const pushes = config.services.flatMap((service) => pushJob(config, service));
  const uploads = config.services.flatMap((service) => uploadJobs(config, service));
  const releases = deliveriesOf(config).flatMap((delivery) => releaseJob(config, delivery));
  return [...pushes, ...uploads, ...releases, ...infrastructureJobs(config)];
}

/** Jobs that deliver Slipway's own stacks; what they do then follows from their roles. */
function infrastructureJobs(config: Config): Job[] {
  if (config.infrastructure?.runner !== "github-actions") return [];
  const { plan, pullRequest, apply } = callersOf(config);
  return [plan, ...(pullRequest ? [pullRequest] : []), ...apply.values()].map(
    ({ name, arn, subject = "", ref }) => ({
      name,
      roleArn: arn,
      enters: { kind: "token", subject, ...(ref !== undefined && { ref }) },
      does: { kind: "terraform" },
    }),
  );
}

function pushJob(config: Config, service: Service): Job[] {
  const { source, pipeline, releases } = service;
  const isImage = releases.some(({ deploy }) => deploy.kind === "ecs");
  if (pipeline.subject === undefined || source.kind !== "github" || !isImage) return [];
  const { githubRole } = serviceNames(config, service.name);
  return [
    {
      name: `${service.name}, image`,
      roleArn: roleArn(placeOf(config.tools), ROLE_PATHS.github, githubRole),
      enters: { kind: "token", subject: `${pipeline.subject}:ref:refs/heads/${source.branch}` },
      does: { kind: "push", repositoryArn: repositoryOf(config, service) },
    },
  ];
}

function uploadJobs(config: Config, service: Service): Job[] {
  const { source, name } = service;
  if (source.kind !== "s3") return [];
  const place = placeOf(config.tools);
  const { uploader } = serviceNames(config, name);
  const roleUsed = roleArn(place, ROLE_PATHS.upload, uploader);
  const does = {
    kind: "upload",
    objectArn: `${bucketArn(place.region, source.bucket)}/${source.key}`,
  } as const;
  const by = (from: JobEntry, arnUsed: string): Job => ({
    name: `${name}, upload`,
    roleArn: arnUsed,
    enters: from,
    does,
  });
  if (source.uploader === "user") return [by({ kind: "keys" }, roleUsed.replace(":role/", ":user/"))];
  return source.uploader.roles.map((from) => by({ kind: "role", roleArn: from }, roleUsed));
}

function releaseJob(config: Config, delivery: Delivery): Job[] {
  const { deployer, service, environment, deployRole } = delivery;
  if (deployer.kind !== "github") return [];
  return [
    {
      name: `${service.name}, ${environment.name}`,
      roleArn: deployRole.arn,
      enters: { kind: "token", subject: `${deployer.repository}:environment:${environment.name}` },
      does: workOf(config, delivery),
    },
  ];
}

function workOf(config: Config, { service, environment, release }: Delivery): JobWork {
  const names = releaseNames(config, service.name, environment);
  if (release.deploy.kind === "website")
    return { kind: "copy", bucketArn: bucketArn(environment.region, names.siteBucket) };
  return {
    kind: "roll-out",
    region: environment.region,
    cluster: environmentNames(config, environment.name).cluster,
    service: names.ecsService,
    repositoryArn: repositoryOf(config, service),
  };
}

function repositoryOf(config: Config, service: Service): string {
  const { repository } = serviceNames(config, service.name);
  return arn("ecr", placeOf(config.tools), `repository/${repository}`);
}
