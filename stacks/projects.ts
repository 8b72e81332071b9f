import type { Construct } from "constructs";
import { COMPUTES, type Compute, isLambda } from "../config/compute";
import type { Check } from "../config/config";
import { artifactsOf } from "../config/contract";
import { serviceNames } from "../config/names";
import type { Statement } from "../iam/statement";
import { plainOf, type Variables } from "../modules/build-project/build-environment";
import { BuildProject } from "../modules/build-project/build-project";
import type { ServiceContext } from "./service-context";

/** What tells one project of a service from another. */
export interface ProjectRequest {
  /** Construct id below the service, and the end of the project's name. */
  readonly thing: string;
  readonly description: string;
  readonly buildspec: string | object;
  readonly environment?: Variables;
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
}

/** What a pipeline's projects share. */
export interface PipelineFacts {
  readonly artifactPrefix: string;
  /** Code that nobody has reviewed: its builds get no parameters and no secrets. */
  readonly pullRequests: boolean;
}

/** Makes the build projects of one pipeline, which differ in little: all see that pipeline's artifacts only. */
export class Projects {
  constructor(
    private readonly scope: Construct,
    private readonly context: Pick<ServiceContext, "config" | "service" | "foundation">,
    private readonly pipeline: PipelineFacts,
  ) {}

  make(request: ProjectRequest): BuildProject {
    const { config, service, foundation } = this.context;
    const { compute = "small", environment = {} } = request;
    const timed = !isLambda(compute);
    return new BuildProject(this.scope, request.thing, {
      ...serviceNames(config, service.name).project(request.thing),
      description: request.description,
      artifacts: artifactsOf(config, this.pipeline.artifactPrefix),
      keyArn: foundation.keyArn,
      image: request.image,
      ...(timed && {
        timeoutMinutes: request.timeoutMinutes ?? service.build.timeoutMinutes,
        queuedTimeoutMinutes: service.build.queuedTimeoutMinutes,
      }),
      concurrentBuilds: request.concurrentBuilds,
      compute: COMPUTES[compute],
      docker: request.docker ?? false,
      writesArtifacts: request.writesArtifacts ?? false,
      buildspec: request.buildspec,
      environment: this.pipeline.pullRequests ? plainOf(environment) : environment,
      statements: request.statements ?? [],
      permissionsBoundary: config.tools.permissionsBoundary,
    });
  }
}

/** What a check's project is made of, but for its commands. */
export function runOf({ compute, image, timeoutMinutes }: Check) {
  return { compute, image, timeoutMinutes };
}
