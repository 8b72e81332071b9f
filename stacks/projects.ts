import type { Construct } from "constructs";
import type { Service } from "../config/config";
import { artifactsOf } from "../config/contract";
import { serviceNames } from "../config/names";
import type { Statement } from "../iam/statement";
import { BuildProject } from "../modules/build-project/build-project";
import type { ServiceContext } from "./service-context";

/** What tells one project of a service from another. */
export interface ProjectRequest {
  /** Construct id below the service, and the end of the project's name. */
  readonly thing: string;
  readonly description: string;
  readonly buildspec: string | object;
  readonly environment?: Readonly<Record<string, string>>;
  readonly statements?: readonly Statement[];
  /** Its action hands artifacts on; default no. */
  readonly writesArtifacts?: boolean;
  /** Docker inside; default no. */
  readonly docker?: boolean;
  /** Default: `small`, which commands and preparations get by with. */
  readonly compute?: Service["build"]["compute"];
  /** Default: the service's own, which its commands are written for. */
  readonly image?: string;
}

/** Makes the build projects of one pipeline, which differ in little: all see that pipeline's artifacts only. */
export class Projects {
  constructor(
    private readonly scope: Construct,
    private readonly context: Pick<ServiceContext, "config" | "service" | "foundation">,
    private readonly artifactPrefix: string,
  ) {}

  make(request: ProjectRequest): BuildProject {
    const { config, service, foundation } = this.context;
    return new BuildProject(this.scope, request.thing, {
      ...serviceNames(config, service.name).project(request.thing),
      description: request.description,
      artifacts: artifactsOf(config, this.artifactPrefix),
      keyArn: foundation.keyArn,
      image: request.image ?? service.build.image,
      timeoutMinutes: service.build.timeoutMinutes,
      compute: request.compute ?? "small",
      docker: request.docker ?? false,
      writesArtifacts: request.writesArtifacts ?? false,
      buildspec: request.buildspec,
      environment: request.environment ?? {},
      statements: request.statements ?? [],
      permissionsBoundary: config.tools.permissionsBoundary,
    });
  }
}
