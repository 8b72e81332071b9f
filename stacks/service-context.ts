import type { Config, Service } from "../config/config";
import type { ContainerRepository } from "../modules/container-repository/container-repository";
import type { ToolsFoundation } from "./tools-shared";

/** What a service's pipelines are made of. */
export interface ServiceContext {
  readonly config: Config;
  readonly service: Service;
  readonly foundation: ToolsFoundation;
  /** Set when a release is an image. */
  readonly repository?: ContainerRepository;
}
