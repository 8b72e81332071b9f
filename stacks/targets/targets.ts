import type { TargetKind } from "../../config/config";
import { ecsTarget } from "./ecs-target";
import { lambdaTarget } from "./lambda-target";
import { serversTarget } from "./servers-target";
import type { Target } from "./target";
import { websiteTarget } from "./website-target";

/** Every target, by its key below `deploy` in the configuration. */
export const TARGETS: Readonly<Record<TargetKind, Target>> = {
  ecs: ecsTarget,
  lambda: lambdaTarget,
  servers: serversTarget,
  website: websiteTarget,
};
