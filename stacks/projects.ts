import type { Construct } from "constructs";
import { artifactsOf } from "../config/artifacts";
import { COMPUTES, type Compute, isLambda } from "../config/compute";
import type { Batch, Cache, Check, Report } from "../config/config";
import { serviceNames, toolsNames } from "../config/names";
import { placeOf } from "../config/place";
import type { Statement } from "../iam/statement";
import { plainOf, type Variables } from "../modules/build-project/build-environment";
import { BuildProject, type BuildProjectProps } from "../modules/build-project/build-project";
import { CACHE_MODES } from "../modules/build-project/cache";
import { reportGroupArn } from "../modules/build-project/report-groups";
import type { Steps } from "../modules/verification/verification";
import type { ServiceContext } from "./service-context";

/** What tells one project of a service from another. */
export interface ProjectRequest {
  /** Construct id below the service, and the end of the project's name. */
  readonly thing: string;
  readonly description: string;
  readonly buildspec: string | object;
  readonly environment?: Variables;
  /** What builds of pull requests get as well, and whoever proposes a change can read. Default: nothing. */
  readonly entrusted?: Variables;
  readonly statements?: readonly Statement[];
  /** Its action hands artifacts on; default no. */
  readonly writesArtifacts?: boolean;
  /** Docker inside; default no. */
  readonly docker?: boolean;
  /** Default: `small`, which preparations get by with. */
  readonly compute?: Compute;
  readonly image: string;
  /** Default: that of the service's build. Lambda takes none. */
  readonly timeoutMinutes?: number;
  readonly concurrentBuilds?: number;
  readonly cache?: Cache;
  readonly batch?: Batch;
  /** Runs the repository's code, in the VPC of the service's builds if there is one; default no. */
  readonly inVpc?: boolean;
  /** By their names in the buildspec. */
  readonly reports?: Readonly<Record<string, Report>>;
}

/** What a pipeline's projects share. */
export interface PipelineFacts {
  readonly artifactPrefix: string;
  /** Code that nobody has reviewed: its builds get no parameters and no secrets, but what they are entrusted with. */
  readonly pullRequests: boolean;
}

/** Makes the build projects of one pipeline, which differ in little: all see that pipeline's artifacts only. */
export class Projects {
  constructor(
    private readonly scope: Construct,
    private readonly context: Pick<ServiceContext, "config" | "service" | "foundation" | "vpc">,
    private readonly pipeline: PipelineFacts,
  ) {}

  make(request: ProjectRequest): BuildProject {
    const { config, service, foundation } = this.context;
    const { compute = "small", environment = {} } = request;
    const timed = !isLambda(compute);
    const names = serviceNames(config, service.name).project(request.thing);
    return new BuildProject(this.scope, request.thing, {
      project: names.project,
      role: names.role,
      logGroup: names.logGroup,
      description: request.description,
      artifacts: artifactsOf(config, this.pipeline.artifactPrefix),
      keyArn: foundation.keyArn,
      image: request.image,
      ...(timed && {
        timeoutMinutes: request.timeoutMinutes ?? service.build.timeoutMinutes,
        queuedTimeoutMinutes: service.build.queuedTimeoutMinutes,
      }),
      concurrentBuilds: request.concurrentBuilds,
      cache: this.cache(request.cache),
      batch: request.batch && batchOf(request.batch, names.batchRole),
      vpc: request.inVpc && timed && !this.pipeline.pullRequests ? this.context.vpc : undefined,
      reports: typesOf(request.reports),
      logsKeyArn: foundation.logsKeyArn,
      logRetentionDays: service.build.logRetentionDays,
      compute: COMPUTES[compute],
      docker: request.docker ?? false,
      writesArtifacts: request.writesArtifacts ?? false,
      buildspec: request.buildspec,
      environment: {
        ...(this.pipeline.pullRequests ? plainOf(environment) : environment),
        ...request.entrusted,
      },
      statements: request.statements ?? [],
      permissionsBoundary: config.tools.permissionsBoundary,
    });
  }

  /** Each pipeline's cache is its own, as its artifacts are: a pull request leaves nothing for a release. */
  private cache(cache: Cache | undefined): BuildProjectProps["cache"] {
    const { config } = this.context;
    if (cache?.type === "local") return { ...cache, modes: cache.modes.map((mode) => CACHE_MODES[mode]) };
    if (cache?.type !== "s3") return undefined;
    const { cacheBucket } = toolsNames(config, config.tools);
    return { ...cache, bucket: cacheBucket, prefix: this.pipeline.artifactPrefix };
  }

  /** A check's commands, told to report to its project's own groups; or its buildspec, which names them itself. */
  stepsOf(thing: string, { steps, reports }: Check): Steps {
    if ("buildspec" in steps) return steps;
    const { config, service } = this.context;
    const { project } = serviceNames(config, service.name).project(thing);
    const results = Object.entries(reports).flatMap(([report, { results: found }]) =>
      found ? [[reportGroupArn(placeOf(config.tools), project, report), found] as const] : [],
    );
    return { ...steps, reports: Object.fromEntries(results) };
  }
}

/** What a check's project has beside its steps. */
export function runOf({ compute, image, timeoutMinutes, environment, reports, cache, batch }: Check) {
  return { compute, image, timeoutMinutes, environment, reports, cache, batch, inVpc: true };
}

function typesOf(reports: ProjectRequest["reports"] = {}): BuildProjectProps["reports"] {
  return Object.fromEntries(Object.entries(reports).map(([report, { type }]) => [report, type]));
}

/** Sizes in CodeBuild's words, in which x86 and ARM are called the same. */
function batchOf({ computeTypes, ...batch }: Batch, role: string): BuildProjectProps["batch"] {
  const types = computeTypes?.map((name) => COMPUTES[name].computeType);
  return { ...batch, role, ...(types && { computeTypes: [...new Set(types)] }) };
}
