import { type Compute, DEFAULT_IMAGES, environmentTypeOf, isArm } from "./compute";
import type { Build, Cache, Check, Commands, Deploy, Report, Variable, Variables } from "./config";
import type { ServiceInput } from "./schema/config";
import { REPORT_FORMATS, type ReportInput } from "./schema/reports";
import { targetConfigOf } from "./targets/targets";

/** Docker is for what is released as an image. */
export function resolveBuild(input: ServiceInput["build"], target: Deploy): Build {
  const docker = input.docker ?? targetConfigOf(target).delivers === "image";
  return {
    ...input,
    docker,
    cache: input.cache && resolveCache(input.cache, docker),
    image: input.image ?? defaultImage(input.compute),
    environment: resolveVariables(input.environment),
  };
}

/** What a check doesn't say is the build's, but for size: commands get by with little. */
export function resolveChecks(checks: ServiceInput["checks"], build: Build): Check[] {
  return Object.entries(checks).map(([name, { buildspec, ...input }]) => {
    const compute = input.compute ?? (isArm(build.compute) ? "arm-small" : "small");
    const alike = environmentTypeOf(compute) === environmentTypeOf(build.compute);
    return {
      name,
      steps: buildspec === undefined ? resolveCommands(input) : { buildspec },
      compute,
      image: input.image ?? (alike ? build.image : defaultImage(compute)),
      timeoutMinutes: input.timeoutMinutes ?? build.timeoutMinutes,
      environment: resolveVariables(input.environment),
      cache: input.cache && resolveCache(input.cache, false),
      batch: input.batch,
      reports: Object.fromEntries(
        Object.entries(input.reports).map(([report, given]) => [report, resolveReport(given)]),
      ),
    };
  });
}

/** The schema has seen to it that commands are there where no buildspec is. */
function resolveCommands({
  commands = [],
  runtimeVersions,
}: Partial<ServiceInput["checks"][string]>): Commands {
  if (runtimeVersions === undefined) return { commands };
  const versions = Object.entries(runtimeVersions).map(([runtime, version]) => [runtime, String(version)]);
  return { commands, runtimeVersions: Object.fromEntries(versions) };
}

function resolveReport({ type, files, format, baseDirectory }: ReportInput): Report {
  if (files === undefined) return { type };
  return { type, results: { files, format: format ?? REPORT_FORMATS[type][0], baseDirectory } };
}

/** A local cache keeps what there is to keep. */
function resolveCache({ type, modes }: NonNullable<ServiceInput["build"]["cache"]>, docker: boolean): Cache {
  if (type === "s3") return { type };
  return { type, modes: modes ?? (docker ? ["docker-layer", "custom"] : ["custom"]) };
}

/** The schema has seen to it that a reference names one of the two. */
function resolveVariables(input: ServiceInput["build"]["environment"]): Variables {
  const entries = Object.entries(input).map(([name, value]): [string, Variable] => {
    if (typeof value === "string") return [name, value];
    const { parameter, secret = "", key } = value;
    return [name, parameter === undefined ? { secret, key } : { parameter, key }];
  });
  return Object.fromEntries(entries);
}

function defaultImage(compute: Compute): string {
  return DEFAULT_IMAGES[environmentTypeOf(compute)];
}
