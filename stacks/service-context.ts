import type { BuildVpc } from "../modules/build-project/blocks";
import type { ContainerRepository } from "../modules/container-repository/container-repository";
import type { ServiceProps } from "./service-props";
import type { ServiceSource } from "./sources/source";

/** What a service's pipelines are made of. */
export interface ServiceContext extends ServiceProps {
  readonly source: ServiceSource;
  /** Set when builds run in a VPC. */
  readonly vpc?: BuildVpc;
  /** Set when a release is an image. */
  readonly repository?: ContainerRepository;
}
