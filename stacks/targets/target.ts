import type { Construct } from "constructs";
import type { Config, Deploy } from "../../config/config";
import type { Delivery } from "../../config/contract";
import type { PipelinePart } from "../../modules/delivery-pipeline/parts";
import type { ServiceAddress } from "../../modules/verification/verification";
import type { Projects } from "../projects";
import type { WorkloadFoundation } from "../workload-shared";

/** What a target's subtree in a workload account is made of. */
export interface TargetProps {
  readonly config: Config;
  readonly delivery: Delivery;
  readonly foundation: WorkloadFoundation;
}

/** What services run on: one half in the tools account's pipeline, one in the workload account. */
export interface Target {
  /** What the build hands on beside its own artifact. Default: nothing. */
  handsOn?(deploy: Deploy): readonly string[];
  /** What the pipeline does to release into an environment, in order. */
  release(config: Config, delivery: Delivery, projects: Projects): PipelinePart[];
  /** Where verification finds the service. */
  address(config: Config, delivery: Delivery): ServiceAddress;
  /** The service's subtree in the environment's stack. */
  build(scope: Construct, id: string, props: TargetProps): void;
}
